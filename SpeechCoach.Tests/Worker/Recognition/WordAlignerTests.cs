using Microsoft.Extensions.Options;
using SpeechCoach.Benchmarks;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class WordAlignerTests
{
    // Many people talking at once lower the score of every wording, and as much that of the sounds that are heard without one.
    [Fact]
    public async Task A_right_wording_is_kept_in_babble_that_no_sound_fits_well_and_half_of_it_is_refused()
    {
        Requirement.Program("flite");
        using var folder = new TemporaryFolder();
        var clip = new ClipMaker(ClipMaker.Sentences("held-out.txt"), folder.Path).Plain(104, "slt", 6);
        Assert.StartsWith("babble", clip.Noise, StringComparison.Ordinal);
        var wording = AlignmentGrammar.Words(clip.Wording);

        var right = await AlignAsync(clip.Samples, wording);
        var half = await AlignAsync(clip.Samples, [.. wording.Take(wording.Count / 2)]);

        Assert.NotNull(right);
        Assert.True(right.Fit(VoiceActivity.Find(clip.Samples, Speaker.SampleRate).Runs) < Alignment.SureFit);
        Assert.Equal(wording, right.Plain.Where(word => !word.IsSilence).Select(word => word.Text));
        Assert.Null(half);
    }

    static async Task<Alignment?> AlignAsync(float[] samples, IReadOnlyList<string> wording)
    {
        var aligner = new WordAligner(new SphinxProcess(Options.Create(new PocketSphinxOptions()), TimeProvider.System));
        SphinxUtterance utterance = new(new(0, (double)samples.Length / Speaker.SampleRate), wording);
        var found = Assert.Single(await aligner.AlignAsync(new(samples, false), VoiceActivity.Find(samples, Speaker.SampleRate), [utterance], TestContext.Current.CancellationToken));
        TestContext.Current.TestOutputHelper!.WriteLine($"fit {found?.Fit(VoiceActivity.Find(samples, Speaker.SampleRate).Runs):0.0}");
        return found;
    }
}
