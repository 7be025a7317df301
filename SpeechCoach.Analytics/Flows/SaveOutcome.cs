namespace SpeechCoach.Analytics;

enum SaveOutcome
{
    Saved,

    /// <summary>Another instance has taken the partition over.</summary>
    Fenced,

    /// <summary>The dataflow was reset, and what is known so far is of its former state.</summary>
    WasReset,

    /// <summary>The log has begun again, and the events read so far are of its former life.</summary>
    LogBeganAnew,
}
