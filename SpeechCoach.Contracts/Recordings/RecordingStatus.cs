namespace SpeechCoach.Contracts;

/// <summary>What the hash of a recording says.</summary>
public sealed record RecordingStatus
{
    /// <summary>The recording as it was accepted.</summary>
    public required RecordingTask Task { get; init; }

    /// <summary>Where it stands.</summary>
    public required RecordingState State { get; init; }

    /// <summary>Whether no worker will touch it again, unless an operator replays it.</summary>
    public bool IsFinal => State >= RecordingState.Done;

    /// <summary>The stage a worker is at, while <see cref="RecordingState.Working"/>.</summary>
    public Stage? Stage { get; init; }

    /// <summary>How often a worker has begun, from 0.</summary>
    public int Attempt { get; init; }

    /// <summary>The report's key in the object store, once <see cref="RecordingState.Done"/>.</summary>
    public string? ReportKey { get; init; }

    /// <summary>Why not, once <see cref="RecordingState.Refused"/>.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The stages that the last attempt has finished, with their times.</summary>
    public IReadOnlyList<StageTiming> Timings { get; init => field = value ?? []; } = [];
}
