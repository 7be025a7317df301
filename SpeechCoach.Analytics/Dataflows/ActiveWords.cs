using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>Which words each learner used, day by day.</summary>
public sealed class ActiveWords : Dataflow<WordsOfDay>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.ActiveWords;

    /// <inheritdoc/>
    public override Outlet<WordsOfDay> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Where(speech => speech.Words.Count > 0)
        .Map(speech => speech.Words)
        .PerLearner()
        .Window(Tumbling.Day)
        .Fold(WordsOfDay.Of)
        .ToReadModel();
}
