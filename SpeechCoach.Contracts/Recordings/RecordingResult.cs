namespace SpeechCoach.Contracts;

/// <summary>The end of a recording, as the outbox <see cref="StreamNames.Results"/> carries it.</summary>
public sealed record RecordingResult
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The recording with all that its channel needs for the answer.</summary>
    public required RecordingTask Task { get; init; }

    /// <summary>How it ended: <see cref="RecordingState.Done"/>, <see cref="RecordingState.Refused"/> or <see cref="RecordingState.Dead"/>.</summary>
    public required RecordingState Outcome { get; init; }

    /// <summary>The report's key in the object store, where the outcome is <see cref="RecordingState.Done"/>.</summary>
    public string? ReportKey { get; init; }

    /// <summary>Why not, where the outcome is <see cref="RecordingState.Refused"/>.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The attempt that ended it, from 1.</summary>
    public required int Attempt { get; init; }
}
