using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Dataflows;

/// <summary>Where learners of a language stand, month by month: first each learner's own mean, then the spread over learners.</summary>
public sealed class PopulationBands : Dataflow<PopulationBand>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.PopulationBands;

    /// <inheritdoc/>
    public override Outlet<PopulationBand> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Map(speech => new Spoken(speech.Language.Split('-')[0].ToLowerInvariant(), SpeechSample.Of(speech)))
        .PerLearnerAnd(speech => speech.Language)
        .Window(Tumbling.Month)
        .Fold(speeches => new LearnersMonth(speeches[0].Language, SpeakingSummary.Of([.. speeches.Select(speech => speech.Sample)])))
        .KeyBy(month => month.Language)
        .Window(Tumbling.Month)
        .Fold(months => PopulationBand.Of([.. months.Select(month => month.Summary)]))
        .ToReadModel();

    /// <summary>One recording and its language.</summary>
    public sealed record Spoken(string Language, SpeechSample Sample);

    /// <summary>A learner's month in one language.</summary>
    public sealed record LearnersMonth(string Language, SpeakingSummary Summary);
}
