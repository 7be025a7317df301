using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>A recording's state as the API tells its sender. Settable, because generated JSON readers overwrite the defaults of init-only properties.</summary>
sealed record SentRecording
{
    public string? Id { get; set; }

    public RecordingState State { get; set; }

    public Stage? Stage { get; set; }

    public int Attempt { get; set; }

    public IReadOnlyList<StageTiming> Timings { get; set; } = [];

    public Refusal? Refusal { get; set; }

    public Report? Report { get; set; }

    public bool IsFinal => State is RecordingState.Done or RecordingState.Refused or RecordingState.Dead or RecordingState.Deleted;
}
