using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker;

public sealed class LanguageReportTests
{
    [Fact]
    public async Task English_gets_every_measure_of_words_that_its_length_allows()
    {
        var report = await AnalyzeAsync("en", "Um, the house is, the house is kind of big today.");
        Assert.True(report.Words[0].IsFiller);
        Assert.Equal((1, 10), (Value(report, MeasureNames.FillersAtStart), Value(report, MeasureNames.FillersPerHundredWords)));
        Assert.Equal(10, Value(report, MeasureNames.DisfluenciesPerHundredWords));
        Assert.Equal(10, Value(report, MeasureNames.HedgesPerHundredWords));
        Assert.DoesNotContain(report.Measures, measure => measure.Name is MeasureNames.Mtld or MeasureNames.Mattr or MeasureNames.BeyondTwoThousand);
        // All words are spoken between 8.3 s and 10.3 s, and the only window of 10 s begins with the speech.
        Assert.Equal([60], report.Series!.Pace!.Values);
        Assert.DoesNotContain(report.Notices, notice => notice.Contains("word lists", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Spanish_gets_what_its_lists_allow()
    {
        var report = await AnalyzeAsync("es-419", string.Join(' ', Enumerable.Repeat("Eh, creo que la casa grande era muy bonita.", 8)));
        Assert.Equal(8, Value(report, MeasureNames.Fillers));
        Assert.Contains(report.Measures, measure => measure.Name == MeasureNames.Mattr);
        Assert.DoesNotContain(report.Measures, measure => measure.Name is MeasureNames.BeyondTwoThousand or MeasureNames.MeanLogRank);
        Assert.Contains(new UsedWord("casa", 8), report.MostUsedWords);
        // No aligner speaks it.
        Assert.Equal([LimitCodes.FillersMissed, LimitCodes.Brief], report.Limits);
    }

    [Theory]
    [InlineData("de-AT", "There are no word lists for German yet: ")]
    [InlineData("tlh", "There are no word lists for ")]
    public async Task Another_language_gets_the_sound_and_the_pace_and_hears_why(string language, string notice)
    {
        var report = await AnalyzeAsync(language, "Um die Häuser um die Häuser um die Häuser.");
        Assert.Contains(report.Notices, text => text.StartsWith(notice, StringComparison.Ordinal));
        Assert.Equal([LimitCodes.Brief, LimitCodes.NoWordLists], report.Limits);
        Assert.DoesNotContain(report.Words, word => word.IsFiller);
        Assert.Empty(report.MostUsedWords);
        Assert.Contains(report.Measures, measure => measure.Name == MeasureNames.WordsPerMinute);
        Assert.Contains(report.Measures, measure => measure.Name == MeasureNames.PitchVariation);
        string[] absent = [MeasureNames.Fillers, MeasureNames.FillersPerMinute, MeasureNames.HedgesPerHundredWords, MeasureNames.DisfluenciesPerHundredWords, MeasureNames.HdD];
        Assert.All(absent, name => Assert.DoesNotContain(report.Measures, measure => measure.Name == name));
    }

    // Words as a server would hear them, all in two seconds in which the recording sounds without a pause.
    static async Task<Report> AnalyzeAsync(string language, string text)
    {
        var spoken = text.Split(' ');
        var words = spoken.Select((word, i) => new JsonObject { ["word"] = word, ["start"] = 8.3 + 2.0 * i / spoken.Length, ["end"] = 8.3 + 2.0 * (i + 1) / spoken.Length });
        var answer = new JsonObject { ["text"] = text, ["words"] = new JsonArray([.. words]) }.ToJsonString();
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync(answer));
        using var host = Analyzers.Build(("Recognition:Engines:0", "openai"), ("Recognition:OpenAi:Endpoint", server.Address + "/v1/"));
        return (await host.AnalyzeAsync(Recordings.Path("clips/jfk.wav"), language: language)).Report!;
    }

    static double Value(Report report, string name) => report.Measures.Single(measure => measure.Name == name).Value;
}
