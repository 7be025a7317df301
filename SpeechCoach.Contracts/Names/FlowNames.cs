namespace SpeechCoach.Contracts;

/// <summary>Dataflows, whose names are those of their consumer groups, their state and their read models.</summary>
public static class FlowNames
{
    /// <summary>How each learner speaks, by day, by week and over the latest recordings: <see cref="SpeakingSummary"/>.</summary>
    public const string SpeakingProgress = "speaking-progress";

    /// <summary>Which words each learner used, day by day: <see cref="WordsOfDay"/>.</summary>
    public const string ActiveWords = "active-words";

    /// <summary>The measures of each learner's latest recordings, from which what is usual for him is taken: <see cref="Usual"/>.</summary>
    public const string Usual = "usual";

    /// <summary>Where the learners of a language stand, month by month: <see cref="PopulationBand"/>.</summary>
    public const string PopulationBands = "population-bands";

    /// <summary>How recordings fared on their way, minute by minute: <see cref="PipelineMinute"/>.</summary>
    public const string PipelineHealth = "pipeline-health";

    /// <summary>Every event in the object store, as lines of JSON.</summary>
    public const string Archive = "archive";
}
