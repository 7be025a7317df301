namespace SpeechCoach.Contracts;

/// <summary>Dataflows, whose names are those of their consumer groups and of their state.</summary>
public static class FlowNames
{
    /// <summary>What each learner spoke on each of his days.</summary>
    public const string SpeakingProgress = "speaking-progress";
}
