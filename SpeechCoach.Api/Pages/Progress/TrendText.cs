using SpeechCoach.Api.Pages.Reports;
using SpeechCoach.Api.Texts;

namespace SpeechCoach.Api.Pages.Progress;

/// <summary>Says in words what the picture of a trend shows.</summary>
static class TrendText
{
    public static string Label(string measure, Phrases texts) => texts[$"page.progress.measure.{measure}"];

    public static string Unit(string measure, Phrases texts) => texts[$"page.progress.unit.{measure}"];

    public static IEnumerable<string> Of(Trend trend, Phrases texts)
    {
        var unit = Unit(trend.Measure, texts);
        var (first, last) = (trend.Points[0], trend.Latest);
        if (trend.Points.Count == 1)
        {
            yield return texts.Plain("page.progress.text.one", ("value", Amount(last.Value)), ("unit", unit), ("when", last.When));
        }
        else if (Amount(trend.Lowest.Value) == Amount(trend.Highest.Value))
        {
            yield return texts.Plain("page.progress.text.even", ("value", Amount(last.Value)), ("unit", unit), ("firstwhen", first.When), ("lastwhen", last.When));
        }
        else
        {
            yield return texts.Plain("page.progress.text.course", ("first", Amount(first.Value)), ("firstwhen", first.When), ("last", Amount(last.Value)), ("unit", unit), ("lastwhen", last.When));
            yield return texts.Plain(
                "page.progress.text.extremes",
                ("low", Amount(trend.Lowest.Value)), ("lowwhen", trend.Lowest.When), ("high", Amount(trend.Highest.Value)), ("highwhen", trend.Highest.When));
        }

        if (trend.Usual is { } usual)
            yield return texts.Plain($"page.progress.text.usual.{Place(last.Value, usual)}", ("low", Amount(usual.Low)), ("high", Amount(usual.High)));
        if (trend.Others is { } others)
            yield return texts.Plain("page.progress.text.others", ("low", Amount(others.P25)), ("high", Amount(others.P75)), ("count", others.Count));

        string Amount(double value) => Figures.Amount(value, texts.Culture);
    }

    static string Place(double value, UsualRange usual) => value < usual.Low ? "below" : value > usual.High ? "above" : "within";
}
