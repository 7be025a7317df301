using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>How each learner speaks: by day, by week, and over the latest recordings.</summary>
public sealed class SpeakingProgress : Dataflow<SpeakingSummary>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.SpeakingProgress;

    /// <inheritdoc/>
    public override Outlet<SpeakingSummary> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Map(SpeechSample.Of)
        .PerLearner()
        .Window(Tumbling.Day, Tumbling.Week, Last.Of(20))
        .Fold(SpeakingSummary.Of)
        .ToReadModel();
}
