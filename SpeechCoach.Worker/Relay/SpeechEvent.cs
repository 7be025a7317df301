using SpeechCoach.Contracts;

namespace SpeechCoach.Worker.Relay;

static class SpeechEvent
{
    /// <summary>The event of a report: numbers under the subject's random name, and no word of what was said.</summary>
    public static SpeechAnalyzed From(StoredReport stored)
    {
        var measures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var measure in stored.Report.Measures.Where(measure => double.IsFinite(measure.Value)))
            measures[measure.Name] = measure.Value;
        return new()
        {
            Recording = stored.Task.Recording,
            Subject = stored.Task.Subject,
            AcceptedAt = stored.Task.AcceptedAt,
            LocalDate = stored.Task.LocalDate,
            Language = stored.Task.Language,
            DurationSeconds = stored.Report.DurationSeconds,
            Measures = measures,
        };
    }
}
