using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker.Relay;

static class SpeechEvent
{
    /// <summary>The event of a report: what it trusts, under the subject's random name, and no word outside the shipped frequency list.</summary>
    public static SpeechAnalyzed From(StoredReport stored)
    {
        var (task, report) = (stored.Task, stored.Report);
        return new()
        {
            Recording = task.Recording,
            Subject = task.Subject,
            AcceptedAt = task.AcceptedAt,
            LocalDate = task.LocalDate,
            Language = task.Language,
            DurationSeconds = report.DurationSeconds,
            Measures = Measures(report),
            Score = report.Score?.Points,
            Words = Words(report, task.Language),
            WaitSeconds = stored.WaitSeconds,
            Timings = stored.Timings,
        };
    }

    static SortedDictionary<string, double> Measures(Report report)
    {
        var measures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var measure in report.Measures.Where(measure => double.IsFinite(measure.Value) && Performance.Trusts(measure.Confidence)))
            measures[measure.Name] = measure.Value;
        return measures;
    }

    static IReadOnlyDictionary<string, int> Words(Report report, string language) =>
        Performance.Trusts(report.Recognition.Confidence) && Language.For(language) is { } lists
            ? ListedWords.Count(report.Words.Where(word => !word.IsFiller).Select(word => word.Text), lists)
            : new Dictionary<string, int>();
}
