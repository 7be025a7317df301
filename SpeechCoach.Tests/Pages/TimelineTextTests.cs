using SpeechCoach.Api.Pages.Reports;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Pages;

public sealed class TimelineTextTests
{
    [Theory]
    [InlineData("en", "No fillers were heard.")]
    [InlineData("es", "No se han oído muletillas.")]
    public void That_there_are_no_fillers_is_only_said_where_they_were_looked_for(string language, string none)
    {
        var report = SomeReport.WithEverything() with { Words = [new("bonjour", 0.3, 0.8)] };
        Assert.Contains(none, Said(report));
        // Words of a language without word lists.
        Assert.DoesNotContain(none, Said(report with { Measures = [.. report.Measures.Where(measure => measure.Name != MeasureNames.Fillers)] }));
        // An engine that heard nothing.
        Assert.DoesNotContain(none, Said(report with { Words = [], Measures = [] }));

        IEnumerable<string> Said(Report report) => TimelineText.Of(report, new PhraseBook().For(language));
    }
}
