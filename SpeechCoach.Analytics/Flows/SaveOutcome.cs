namespace SpeechCoach.Analytics.Flows;

enum SaveOutcome
{
    Saved,

    /// <summary>Another instance has taken the partition over.</summary>
    Fenced,

    /// <summary>The log has begun again, and the events read so far are of its former life.</summary>
    LogBeganAnew,
}
