namespace SpeechCoach.Contracts;

/// <summary>A finished report on the event log: numbers only, under the subject's random name, no word of what was said.</summary>
public sealed record SpeechAnalyzed
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The recording; folds count it once however often the event arrives.</summary>
    public required RecordingId Recording { get; init; }

    /// <summary>Whose recording it is, and the key of the event.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>Event time.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The day of <see cref="AcceptedAt"/> in the learner's time zone.</summary>
    public required DateOnly LocalDate { get; init; }

    /// <summary>The language spoken, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Length of the recording in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>The report's measures by name, each in the unit that its definition states.</summary>
    public required IReadOnlyDictionary<string, double> Measures { get; init; }
}
