using System.Globalization;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>Numbers for people: as many digits as mean something.</summary>
static class Figures
{
    public static string Amount(double value, CultureInfo culture)
    {
        var digits = value == Math.Floor(value) || Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 10 ? 1 : 2;
        return value.ToString($"N{digits}", culture);
    }

    /// <summary>Where a measure counts in full.</summary>
    public static string Good(ScoreBand band, string unit, Phrases texts) => (band.GoodFrom, band.GoodTo) switch
    {
        ({ } from, { } to) => texts.Plain("page.report.good.between", ("from", Amount(from, texts.Culture)), ("to", Amount(to, texts.Culture)), ("unit", unit)),
        ({ } from, null) => texts.Plain("page.report.good.from", ("from", Amount(from, texts.Culture)), ("unit", unit)),
        (null, { } to) => texts.Plain("page.report.good.to", ("to", Amount(to, texts.Culture)), ("unit", unit)),
        _ => "",
    };
}
