using System.Numerics.Tensors;
using SpeechCoach.Benchmarks;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

/// <summary>The synthetic speakers by whom fillers are trained and tried: a wrong place would teach what is none.</summary>
public sealed class SpeakerTests
{
    public static TheoryData<Speaker> Speakers { get; } =
    [
        .. Flite.Voices.Select(voice => new Flite(voice)),
        .. Festival.Voices.Select(voice => new Festival(voice, Pitch: Festival.UsualPitch)),
        .. Espeak.Known.Concat(Espeak.Voices).Where((_, i) => i % 9 == 0).Select(voice => new Espeak(voice)),
    ];

    [Theory]
    [MemberData(nameof(Speakers))]
    public void A_filler_sounds_where_and_as_long_as_the_speaker_says(Speaker speaker)
    {
        foreach (var program in (string[])["flite", "festival", "espeak-ng", "sox"])
            Requirement.Program(program);
        using var folder = new TemporaryFolder();
        var lengths = ((double[])[1, 3.5]).Select(stretch =>
        {
            var said = (speaker with { Stretch = stretch }).Speak(FillerSound.All.First(filler => filler.Phones == "ah"), folder.Path);
            var phone = Assert.Single(said.Phones, phone => !phone.IsSilence);
            var inside = said.Samples[(int)(phone.Start * Speaker.SampleRate)..(int)(phone.End * Speaker.SampleRate)];
            Assert.InRange(TensorPrimitives.SumOfSquares(inside), 0.85 * TensorPrimitives.SumOfSquares(said.Samples), double.MaxValue);
            // In both halves of it.
            Assert.InRange(TensorPrimitives.SumOfSquares(inside.AsSpan(inside.Length / 2)) / TensorPrimitives.SumOfSquares(inside), 0.05, 0.95);
            return phone.End - phone.Start;
        }).ToList();

        Assert.InRange(lengths[1] / lengths[0], 2.5, 4.5);
    }

    [Fact]
    public void A_stretch_is_drawn_out_without_a_click_and_what_is_around_it_stays()
    {
        foreach (var program in (string[])["flite", "sox"])
            Requirement.Program(program);
        using var folder = new TemporaryFolder();
        var said = new Flite("slt").Speak("do you want to see uh, the feedback", folder.Path).Trimmed();
        var uh = said.Phones.TakeWhile(phone => !phone.IsSilence).Last();
        var longer = said.DrawnOut(uh.Start, uh.End, 2.5, folder.Path);

        var more = 1.5 * (uh.End - uh.Start);
        Assert.Equal(more, (double)(longer.Samples.Length - said.Samples.Length) / Speaker.SampleRate, 3);
        Assert.Equal(said.Phones.Select(phone => phone.End + (phone.End < uh.End - 0.001 ? 0 : more)), longer.Phones.Select(phone => phone.End), (a, b) => Math.Abs(a - b) < 1e-6);

        var before = (int)(uh.Start * Speaker.SampleRate);
        var after = said.Samples.Length - (int)((uh.End + 0.02) * Speaker.SampleRate);
        Assert.Equal(said.Samples[..before], longer.Samples[..before]);
        Assert.Equal(said.Samples[^after..], longer.Samples[^after..]);
        Assert.InRange(Steepest(longer), 0, 1.01 * Steepest(said));
        Assert.InRange(Loudness(longer, uh.Start, uh.End + more) / Loudness(said, uh.Start, uh.End), 0.7, 1.4);
    }

    static double Steepest(Spoken spoken) => spoken.Samples.Zip(spoken.Samples.Skip(1), (one, next) => Math.Abs(next - one)).Max();

    static double Loudness(Spoken spoken, double start, double end) =>
        TensorPrimitives.Norm(spoken.Samples.AsSpan((int)(start * Speaker.SampleRate)..(int)(end * Speaker.SampleRate))) / Math.Sqrt(end - start);
}
