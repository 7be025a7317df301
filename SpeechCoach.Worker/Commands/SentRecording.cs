using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>A recording's state as the API tells its sender.</summary>
sealed record SentRecording
{
    public string? Id { get; init; }

    public RecordingState State { get; init; }

    public Stage? Stage { get; init; }

    public int Attempt { get; init; }

    public IReadOnlyList<StageTiming> Timings { get; init; } = [];

    public Refusal? Refusal { get; init; }

    public Report? Report { get; init; }

    public bool IsFinal => State is RecordingState.Done or RecordingState.Refused or RecordingState.Dead or RecordingState.Deleted;
}
