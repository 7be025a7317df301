using System.Text.Json;
using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Analytics;

/// <summary>Events to fold, made from small numbers.</summary>
static class Speeches
{
    static readonly DateOnly FirstDay = new(2026, 3, 1);

    public static SubjectId Subject(int number) => SubjectId.FromBytes(Bytes(number));

    public static RecordingId Recording(int number) => RecordingId.FromBytes(Bytes(number));

    public static DateOnly Day(int number) => FirstDay.AddDays(number);

    /// <summary>A subject's recording of a day; one number of a recording always gives the same event.</summary>
    public static SpeechAnalyzed Of(int subject, int recording, int day = 0) => new()
    {
        Recording = Recording(recording),
        Subject = Subject(subject),
        AcceptedAt = new(Day(day), new TimeOnly(12, 0), TimeSpan.Zero),
        LocalDate = Day(day),
        Language = "en",
        DurationSeconds = 10 + recording / 7.0,
        Measures = new SortedDictionary<string, double> { ["syllable-rate"] = 3 + recording / 9.0, ["pauses-per-minute"] = recording % 5 * 3 },
    };

    /// <summary>The event that undoes another.</summary>
    public static SpeechAnalyzed Withdrawn(SpeechAnalyzed speech) => WithdrawnRecording.Of(Worker.Relay.Reports.Task(speech)).Event();

    /// <summary>The event as it is written, for comparing.</summary>
    public static string Text(SpeechAnalyzed speech) => JsonSerializer.Serialize(speech, ContractsJson.Default.SpeechAnalyzed);

    static byte[] Bytes(int number)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, number);
        return bytes;
    }
}
