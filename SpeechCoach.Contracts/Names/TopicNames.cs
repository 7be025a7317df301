namespace SpeechCoach.Contracts;

/// <summary>Topics of the event log.</summary>
public static class TopicNames
{
    /// <summary>One <see cref="SpeechAnalyzed"/> per report, keyed by subject.</summary>
    public const string SpeechAnalyzed = "speech.analyzed.v1";

    /// <summary>Partitions of <see cref="SpeechAnalyzed"/>.</summary>
    public const int SpeechAnalyzedPartitions = 6;

    /// <summary>The topic that stage <paramref name="stage"/> of a dataflow reads, where its keys are others than those of the log.</summary>
    public static string OfFlow(string flow, int stage) => $"flow.{flow}.{stage}";

    /// <summary>The topics that the product itself uses, each with its partitions.</summary>
    public static IReadOnlyList<(string Name, int Partitions)> All { get; } =
    [
        (SpeechAnalyzed, SpeechAnalyzedPartitions),
        (OfFlow(FlowNames.PopulationBands, 1), SpeechAnalyzedPartitions),
        (OfFlow(FlowNames.PipelineHealth, 1), SpeechAnalyzedPartitions),
    ];
}
