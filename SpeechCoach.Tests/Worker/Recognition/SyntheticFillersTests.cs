using SpeechCoach.Benchmarks;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

/// <summary>Synthetic voices with fillers at known places, the wording given without them; no weight was trained on these sentences.</summary>
public sealed class SyntheticFillersTests
{
    const int Clips = 20; // each way; of fewer, chance would say too much

    [Fact]
    public async Task Most_fillers_of_four_voices_are_heard_in_silence_many_over_noise_and_hardly_any_that_is_none()
    {
        Requirement.Program("flite");
        Requirement.Program("sox");
        using var folder = new TemporaryFolder();
        var sentences = ClipMaker.Sentences("held-out.txt");
        var voices = Flite.Voices;
        var made = await AlignedClip.MakeAsync(
            folder.Path, 2 * Clips, (i, work) => new ClipMaker(sentences, work).Plain(900 + i, voices[i % voices.Count], i < Clips ? null : 15));

        var (silence, noise) = (Score(made.Take(Clips)), Score(made.Skip(Clips)));
        TestContext.Current.TestOutputHelper!.WriteLine($"in silence {silence}, noise at 15 dB {noise}");
        Assert.InRange(silence.Found, 0.88 * silence.There, silence.There);
        Assert.InRange(noise.Found, 0.84 * noise.There, noise.There);
        Assert.InRange(silence.False + noise.False, 0, made.Sum(one => one.Clip.Duration) / 30);
    }

    static FillerScore Score(IEnumerable<AlignedClip> clips) => clips.Aggregate(new FillerScore(), (sum, one) => sum + FillerScore.Of(
        [.. one.Clip.Fillers.Select(filler => new TimeRange(filler.Start, filler.End))],
        [.. FillerJudgement.Judge(one.Clip.Samples, Flite.SampleRate, SoundAnalysis.Of(one.Clip.Samples, Flite.SampleRate), one.Alignment!).Select(filler => filler.Range)]));
}
