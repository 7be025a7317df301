using System.Globalization;
using System.Text.RegularExpressions;
using SpeechCoach.Api.Pages.Reports;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Pages;

public sealed partial class UsualStripTests
{
    [Theory]
    [InlineData(130, 4)]
    [InlineData(139, 4)] // within the smallest change that one could notice
    [InlineData(141, 4)]
    [InlineData(119, 4)]
    [InlineData(155, 20)] // within one and a half spreads
    [InlineData(105, 20)]
    [InlineData(161, 20)]
    public async Task The_dot_lies_outside_the_band_exactly_where_the_words_say_more_or_less_than_usual(double pace, double spread)
    {
        var usual = new UsualMeasure(130, spread, 5);
        var report = SomeReport.WithEverything() with { Measures = [new(MeasureNames.WordsPerMinute, "Pace", pace, "words/min", "", 0.9)] };
        var told = Assert.Single(Comparison.Of(report, new(new Dictionary<string, UsualMeasure> { [MeasureNames.WordsPerMinute] = usual })));

        var html = await Rendered.HtmlAsync<MeasureCard>("en", new() { [nameof(MeasureCard.Measure)] = report.Measures[0], [nameof(MeasureCard.Beside)] = told });

        var band = Band().Match(html);
        var (from, width, dot) = (Share(band), Share(band, 2), Share(Dot().Match(html)));
        Assert.Equal(told.Change == Change.AsUsual, dot >= from && dot <= from + width);
    }

    static double Share(Match match, int group = 1) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""class="spread" x="([0-9.]+)%" width="([0-9.]+)%""")]
    private static partial Regex Band();

    [GeneratedRegex("""class="this" cx="([0-9.]+)%""")]
    private static partial Regex Dot();
}
