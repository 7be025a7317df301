using SpeechCoach.Benchmarks;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

/// <summary>A known wording of more than a minute.</summary>
public sealed class LongWordingTests
{
    static readonly string[] clips = ["clips/osr_us_000_0034_8k.wav", "clips/bush_columbia.wav", "clips/jfk.wav"];
    const double JfkBegins = 35.548 + 29.210;

    static readonly Lazy<IReadOnlyDictionary<string, string>> wordings = new(() => File.ReadLines(Recordings.Path("MANIFEST.tsv")).Skip(1)
        .Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[6]));

    [Fact]
    public async Task Every_word_of_a_long_wording_gets_its_time()
    {
        using var folder = new TemporaryFolder();
        var wording = string.Join(' ', clips.Select(clip => wordings.Value[clip]));
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var report = (await host.AnalyzeAsync(Join(folder), wording)).Report!;

        Assert.Equal("alignment", report.Recognition.Engine);
        var words = report.Words.Where(word => !word.IsFiller).ToList();
        Assert.Equal(wording.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, words.Count);
        Assert.Equal(words.OrderBy(word => word.Start).Select(word => word.Text), words.Select(word => word.Text));
        var jfk = words[^22..];
        Assert.InRange(jfk[5].Start - JfkBegins, 3.1, 3.5);   // ask
        Assert.InRange(jfk[^1].Start - JfkBegins, 9.6, 10.2); // country
        // What an aligned word is told from is its own sound: each clip alone gives the same times.
        var alone = (await host.AnalyzeAsync(Recordings.Path(clips[2]), wordings.Value[clips[2]])).Report!.Words.Where(word => !word.IsFiller).ToList();
        Assert.InRange(alone.Zip(jfk).Average(pair => Math.Abs(pair.Second.Start - JfkBegins - pair.First.Start)), 0, 0.03);
    }

    [Fact]
    public async Task A_long_wording_of_something_else_is_refused()
    {
        using var folder = new TemporaryFolder();
        var wording = string.Join(' ', clips.Reverse().Select(clip => wordings.Value[clip]));
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var report = (await host.AnalyzeAsync(Join(folder), wording)).Report!;

        Assert.Equal("none", report.Recognition.Engine);
        Assert.Empty(report.Words);
    }

    static string Join(TemporaryFolder folder)
    {
        Requirement.Program("sox");
        var joined = Path.Combine(folder.Path, "joined.wav");
        string[] parts =
        [
            .. clips.Select((clip, i) =>
            {
                var part = Path.Combine(folder.Path, $"{i}.wav");
                Tool.Run("sox", ["-D", Recordings.Path(clip), "-r", "16000", "-c", "1", part]);
                return part;
            }),
        ];
        Tool.Run("sox", [.. parts, joined]);
        return joined;
    }
}
