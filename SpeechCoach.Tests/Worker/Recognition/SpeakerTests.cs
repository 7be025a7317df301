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
}
