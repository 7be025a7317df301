using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Pages.Progress;

/// <summary>A learner's measures as they went, by the day, by the week, or over the latest recordings.</summary>
sealed class TrendReader(ProgressReader progress, UsualReader usuals, BandsReader bands)
{
    public const string ByDay = "day";
    public const string ByWeek = "week";
    public const string ByRecording = "last20";
    const int Shown = 30;
    const int LatestShown = 20;

    /// <summary>The windows, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Windows { get; } = [ByDay, ByWeek, ByRecording];

    static readonly Measured[] measures =
    [
        new(MeasureNames.WordsPerMinute, summary => summary.WordsPerMinute),
        new(MeasureNames.FillersPerMinute, summary => summary.FillersPerMinute),
        new(MeasureNames.PausesPerMinute, summary => summary.PausesPerMinute),
        new(MeasureNames.PitchVariation, summary => summary.PitchVariation),
        new(Trend.Score, summary => summary.Score),
    ];

    // Pace where no words are trusted.
    static readonly Measured wordless = new(MeasureNames.SyllableRate, summary => summary.SyllableRate);

    /// <summary>
    /// The trends, those of which nothing is known left out; before which day there are more; and, of somebody who speaks several
    /// languages, the one that the usual, the others and single recordings are of.
    /// </summary>
    public async Task<(IReadOnlyList<Trend> Trends, DateOnly? Earlier, string? Language)> ReadAsync(
        Account account, string window, DateOnly? before, DateOnly today, Phrases texts, CancellationToken cancellationToken)
    {
        var latest = await usuals.LatestAsync(account.Subject, null, cancellationToken);
        var (usual, language) = (latest.Usual(), latest.Language ?? account.Language);
        var others = await bands.ReadAsync(language, today, cancellationToken);
        var (course, earlier) = window == ByRecording
            ? (Course(account, latest, texts), null)
            : await WindowsAsync(account, window, before, texts, cancellationToken);
        var trends = measures.Select(Complete).ToList();
        if (trends[0].Points.Count == 0) trends[0] = Complete(wordless);
        return ([.. trends.Where(trend => trend.Points.Count > 0)], earlier, latest.HasOthers ? language : null);

        Trend Complete(Measured measure) => new(
            measure.Name, course(measure), UsualRange.Of(measure.Name, usual.Measures.GetValueOrDefault(measure.Name)), others?.Measures.GetValueOrDefault(measure.Name));
    }

    async Task<(Func<Measured, IReadOnlyList<TrendPoint>> Course, DateOnly? Earlier)> WindowsAsync(
        Account account, string window, DateOnly? before, Phrases texts, CancellationToken cancellationToken)
    {
        var page = window == ByWeek
            ? await progress.WeeksAsync(account.Subject, before, Shown, cancellationToken)
            : await progress.DaysAsync(account.Subject, before, Shown, cancellationToken);
        var windows = page.Windows.OrderBy(item => item.Start).ToList();
        return (measure => [.. windows.Select(item => Point(item, measure.Value(item.Summary))).OfType<TrendPoint>()], page.Next);

        TrendPoint? Point(ProgressWindow item, double? value) => value is { } number
            ? new(item.Start.DayNumber, item.Start.ToString("d MMM", texts.Culture), number, item.Summary.Recordings)
            : null;
    }

    static Func<Measured, IReadOnlyList<TrendPoint>> Course(Account account, LatestRecordings latest, Phrases texts)
    {
        var shown = latest.Recordings.TakeLast(LatestShown).ToList();
        return measure => [.. shown.Select((recording, at) => Point(recording, at, measure.Name)).OfType<TrendPoint>()];

        // One beside the other: between two of a minute and two of a month there is the same step.
        TrendPoint? Point(MeasuredRecording recording, int at, string measure) => recording.Measures.TryGetValue(measure, out var value)
            ? new(at, account.LocalTime(recording.AcceptedAt).ToString("d MMM, HH:mm", texts.Culture), value, 1, recording.Recording)
            : null;
    }

    /// <summary>A measure, and where a summary has it.</summary>
    sealed record Measured(string Name, Func<SpeakingSummary, double?> Value);
}
