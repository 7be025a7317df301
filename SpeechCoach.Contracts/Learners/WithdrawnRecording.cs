namespace SpeechCoach.Contracts;

/// <summary>A recording that was deleted by itself, as long as its numbers may still be on the event log: whose it was and when, and nothing else of it.</summary>
public sealed record WithdrawnRecording
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The recording.</summary>
    public required RecordingId Recording { get; init; }

    /// <summary>Whose it was.</summary>
    public required LearnerId Learner { get; init; }

    /// <summary>The learner's name on the event log.</summary>
    public required SubjectId Subject { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The day of <see cref="AcceptedAt"/> in the learner's time zone.</summary>
    public required DateOnly LocalDate { get; init; }

    /// <summary>The language spoken, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>That of a recording.</summary>
    public static WithdrawnRecording Of(RecordingTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new()
        {
            Recording = task.Recording,
            Learner = task.Learner,
            Subject = task.Subject,
            AcceptedAt = task.AcceptedAt,
            LocalDate = task.LocalDate,
            Language = task.Language,
        };
    }

    /// <summary>The event that undoes what dataflows made of it: in the windows of its own event, and without a number.</summary>
    public SpeechAnalyzed Event() => new()
    {
        Recording = Recording,
        Subject = Subject,
        AcceptedAt = AcceptedAt,
        LocalDate = LocalDate,
        Language = Language,
        DurationSeconds = 0,
        Measures = new Dictionary<string, double>(),
        Withdrawn = true,
    };
}
