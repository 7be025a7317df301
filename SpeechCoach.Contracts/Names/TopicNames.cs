namespace SpeechCoach.Contracts;

/// <summary>Topics of the event log.</summary>
public static class TopicNames
{
    /// <summary>One <see cref="SpeechAnalyzed"/> per report, keyed by subject.</summary>
    public const string SpeechAnalyzed = "speech.analyzed.v1";

    /// <summary>Partitions of <see cref="SpeechAnalyzed"/>.</summary>
    public const int SpeechAnalyzedPartitions = 6;
}
