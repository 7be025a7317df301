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
        Assert.Equal("and so my fellow americans ask not what your country can do for you ask what you can do for your country", string.Join(' ', words.Select(word => word.Text)));
        Assert.InRange(words[5].Start, 3.1, 3.5);   // ask
        Assert.InRange(words[^1].Start, 9.6, 10.2); // country
    }

    [Fact]
    public async Task A_word_that_no_dictionary_has_is_skipped_and_told()
    {
        using var host = Analyzers.Build();
        var report = (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), Wording.Replace("fellow", "fellow zzyxqua", StringComparison.Ordinal))).Report!;

        Assert.Equal(22, report.Words.Count(word => !word.IsFiller));
        Assert.Contains(report.Notices, notice => notice.StartsWith("1 ", StringComparison.Ordinal));
    }
}
