using System.Diagnostics;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

public sealed class PocketSphinxAlignerTests
{
    const string Wording = "And so, my fellow Americans: ask not what your country can do for you, ask what you can do for your country.";

    [Fact]
    public async Task A_known_wording_gets_its_times()
    {
        using var host = Analyzers.Build();
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), Wording)).Report!;

        Assert.Equal("alignment", report.Recognition.Engine);
        var words = report.Words.Where(word => !word.IsFiller).ToList();
        // Its marks stay: they tell where clauses end.
        Assert.Equal(Wording, string.Join(' ', words.Select(word => word.Text)));
        Assert.InRange(words[5].Start, 3.1, 3.5);   // ask
        Assert.InRange(words[^1].Start, 9.6, 10.2); // country
    }

    [Fact]
    public async Task A_word_that_no_dictionary_has_gets_a_time_by_its_spelling()
    {
        using var host = Analyzers.Build();
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), Wording.Replace("fellow", "phellough", StringComparison.Ordinal))).Report!;

        Assert.InRange(report.Words.Single(word => word.Text == "phellough").Start, 0.9, 1.6);
    }

    [Fact]
    public async Task Fillers_that_the_wording_leaves_out_are_heard_where_they_are()
    {
        const string Said = "this is the acoustic corpus i'm talking pretty fast here there's nothing going else going on we're just yknow there's some "
            + "speech errors but who cares this is me talking really slow and slightly lower in intensity we're just saying some words and here's "
            + "some more words words words words and that should be all thanks";
        using var host = Analyzers.Build();
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/mfa_acoustic_corpus.wav"), Said)).Report!;

        var fillers = report.Words.Where(word => word.IsFiller).ToList();
        Assert.Equal(3, fillers.Count);
        Assert.All(fillers.Zip((double[])[8.016, 14.510, 22.865]), pair => Assert.Equal(pair.Second, pair.First.Start, 0.1));
        Assert.All(fillers, filler => Assert.InRange(filler.Confidence ?? 0, FillerJudgement.Threshold, 1));
        Assert.DoesNotContain(report.Notices, notice => notice.Contains("there may have been more fillers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wording_that_is_not_what_was_said_is_refused_and_lends_no_fillers()
    {
        const string Other = "we would like to bring the boat down to the harbour before the storm comes in and then have dinner somewhere";
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), Other)).Report!;

        Assert.Equal("none", report.Recognition.Engine);
        Assert.Empty(report.Words);
        Assert.Contains(report.Notices, notice => notice.Contains("could not be aligned", StringComparison.Ordinal));
        Assert.Equal([LimitCodes.NoWords, LimitCodes.NotAligned, LimitCodes.Brief], report.Limits);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_wording_that_leaves_out_what_follows_lends_it_no_fillers(int words)
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), string.Join(' ', Wording.Split(' ').Take(words)))).Report!;

        Assert.DoesNotContain(report.Words, word => word.IsFiller);
    }

    [Fact]
    public async Task A_wording_with_words_beyond_the_end_of_the_sound_is_aligned_all_the_same()
    {
        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), Wording + " Thank you")).Report!;

        Assert.Equal("alignment", report.Recognition.Engine);
        Assert.InRange(report.Words.First(word => word.Text == "ask").Start, 3.1, 3.5);
    }

    [Fact]
    public async Task Numerals_are_found_where_they_are_said_and_taken_for_no_fillers()
    {
        Requirement.Program("flite");
        using var folder = new TemporaryFolder();
        var wav = Path.Combine(folder.Path, "said.wav");
        using (var flite = Process.Start("flite", ["-voice", "slt", "-t", "She was born in nineteen eighty four and has lived in twenty five houses since then.", "-o", wav]))
            await flite.WaitForExitAsync(TestContext.Current.CancellationToken);

        using var host = Analyzers.Build(("Recognition:Engines:0", "none"));
        var report = (await host.AnalyzeAsync(wav, "She was born in 1984 and has lived in 25 houses since then.")).Report!;

        Assert.Equal("She was born in nineteen eighty-four and has lived in twenty-five houses since then.", string.Join(' ', report.Words.Select(word => word.Text)));
        Assert.Equal("alignment", report.Recognition.Engine);
    }
}
