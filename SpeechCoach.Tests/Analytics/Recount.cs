using System.Text.Json;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Analytics;

/// <summary>What the read model has to hold: the events counted once more, by a plain query over all of them.</summary>
static class Recount
{
    public static List<string> Of(IEnumerable<SpeechAnalyzed> events, SubjectId subject) =>
    [
        .. from speech in events.DistinctBy(speech => speech.Recording)
           where speech.Subject == subject
           orderby speech.LocalDate, speech.Recording.ToString()
           select Line(speech.LocalDate, speech.Recording.ToString(), speech.DurationSeconds, speech.Measures),
    ];

    public static List<string> Of(IEnumerable<DayOfSpeaking> days) =>
    [
        .. from day in days
           from recording in day.Recordings
           orderby day.Date, recording.Key
           select Line(day.Date, recording.Key, recording.Value.Seconds, recording.Value.Measures),
    ];

    static string Line(DateOnly date, string recording, double seconds, IReadOnlyDictionary<string, double> measures) =>
        JsonSerializer.Serialize(new { date, recording, seconds, measures = measures.OrderBy(measure => measure.Key, StringComparer.Ordinal) });
}
