namespace SpeechCoach.Storage;

/// <summary>What became of a failed attempt.</summary>
public enum RetryOutcome
{
    /// <summary>It will be delivered again after a pause.</summary>
    Retry,

    /// <summary>It was delivered too often and is a dead letter now.</summary>
    Dead,

    /// <summary>Another attempt owns it; nothing has changed.</summary>
    Lost,
}
