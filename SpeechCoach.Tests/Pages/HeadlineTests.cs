using SpeechCoach.Api.Pages.Reports;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Pages;

public sealed class HeadlineTests
{
    [Theory]
    [InlineData("en", "Too little was said, or the room was too loud")]
    [InlineData("es", "Se ha dicho demasiado poco, o había demasiado ruido")]
    public async Task Without_a_score_either_reason_may_be_the_true_one(string language, string reasons)
    {
        var html = await Rendered.HtmlAsync<Headline>(language, new() { [nameof(Headline.Report)] = SomeReport.WithEverything() with { Score = null } });
        Assert.Contains(reasons, html, StringComparison.Ordinal);
    }
}
