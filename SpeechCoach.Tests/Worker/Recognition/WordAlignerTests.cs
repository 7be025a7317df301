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

        TimeRange whole = new(0, clip.Duration);
        var activity = VoiceActivity.Find(clip.Samples, Speaker.SampleRate);
        // Two processes share them.
        var aligner = new WordAligner(new SphinxProcess(Options.Create(new PocketSphinxOptions { Processes = 2, TimeoutFactor = 100 }), TimeProvider.System));

        var found = await aligner.AlignAsync(
            new(clip.Samples, false), activity, [new(whole, [.. wording.Take(wording.Count / 2)]), new(whole, wording)], TestContext.Current.CancellationToken);

        Assert.Equal(2, found.Count);
        Assert.Null(found[0]);
        Assert.NotNull(found[1]);
        Assert.True(found[1]!.Fit(activity.Runs) < Alignment.SureFit);
        Assert.Equal(wording, found[1]!.Plain.Where(word => !word.IsSilence).Select(word => word.Text));
    }
}
