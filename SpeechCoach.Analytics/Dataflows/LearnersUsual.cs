using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>What is usual for each learner: the measures of the latest recordings; a reader takes median and spread over those before the one he asks about, in its language.</summary>
public sealed class LearnersUsual : Dataflow<IReadOnlyList<SpokenMeasures>>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.Usual;

    /// <inheritdoc/>
    public override Outlet<IReadOnlyList<SpokenMeasures>> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Map(speech => new SpokenMeasures(speech.Language, speech.Measures))
        .PerLearner()
        .Window(Last.Of(50))
        .ToReadModel();
}
