using SpeechCoach.Contracts;

namespace SpeechCoach.Worker;

/// <summary>How work on a recording ended: exactly one of report and refusal is set.</summary>
public sealed record Analysis
{
    public Report? Report { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>The stages that ran, in their order.</summary>
    public required IReadOnlyList<StageTiming> Timings { get; init; }
}
