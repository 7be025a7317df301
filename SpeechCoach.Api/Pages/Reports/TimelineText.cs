using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>Says in words what the picture of a recording shows.</summary>
static class TimelineText
{
    const int MostPlaces = 5;

    public static IEnumerable<string> Of(Report report, Phrases texts)
    {
        yield return texts.Plain("page.report.text.length", ("time", Times.Clock(report.DurationSeconds)));
        yield return Pauses(report.Pauses, texts);
        // Without the measure nobody looked for any: no word lists, or no words.
        if (report.Measures.Any(measure => measure.Name == MeasureNames.Fillers)) yield return Fillers([.. report.Words.Where(word => word.IsFiller)], texts);
        if (Extremes(report.Series?.Pitch) is var (lowest, highest))
            yield return texts.Plain("page.report.text.pitch", ("low", texts.Number(Math.Abs(lowest.Value), 1)), ("lowat", Times.Clock(lowest.At, false)), ("high", texts.Number(Math.Abs(highest.Value), 1)), ("highat", Times.Clock(highest.At, false)));
        if (Extremes(report.Series?.Pace) is var (slowest, fastest))
            yield return slowest.At == fastest.At ? texts.Plain("page.report.text.onepace", ("pace", texts.Number(slowest.Value, 0))) : texts.Plain("page.report.text.pace", ("low", texts.Number(slowest.Value, 0)), ("lowat", Times.Clock(slowest.At, false)), ("high", texts.Number(fastest.Value, 0)), ("highat", Times.Clock(fastest.At, false)));
        if (Extremes(report.Series?.Waveform) is var (_, loudest))
            yield return texts.Plain("page.report.text.loud", ("at", Times.Clock(loudest.At, false)));
    }

    static string Pauses(IReadOnlyList<Span> pauses, Phrases texts)
    {
        if (pauses.Count == 0) return texts["page.report.text.nopauses"];
        var longest = pauses.MaxBy(pause => pause.End - pause.Start)!;
        return texts.Plain("page.report.text.pauses", ("count", pauses.Count), ("seconds", texts.Number(longest.End - longest.Start, 1)), ("at", Times.Clock(longest.Start, false)));
    }

    static string Fillers(List<SpokenWord> fillers, Phrases texts) => fillers.Count == 0
        ? texts["page.report.text.nofillers"]
        : texts.Plain("page.report.text.fillers", ("count", fillers.Count), ("places", string.Join(", ", fillers.Take(MostPlaces).Select(filler => Times.Clock(filler.Start, false))) + (fillers.Count > MostPlaces ? " …" : "")));

    static ((double Value, double At) Lowest, (double Value, double At) Highest)? Extremes(Curve? curve)
    {
        if (curve is null) return null;
        var values = curve.Values.Select((value, i) => (Value: value, At: curve.Start + i * curve.Step)).Where(point => point.Value is not null)
            .Select(point => (point.Value!.Value, point.At)).ToList();
        return values.Count == 0 ? null : (values.MinBy(point => point.Value), values.MaxBy(point => point.Value));
    }
}
