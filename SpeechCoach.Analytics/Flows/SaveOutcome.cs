namespace SpeechCoach.Analytics;

enum SaveOutcome
{
    Saved,

    /// <summary>Saved, and with it the last partition has come to where it was when the dataflow was reset: readers see the new state now.</summary>
    Shown,

    /// <summary>Another instance has taken the partition over.</summary>
    Fenced,

    /// <summary>The dataflow was reset, and what is known so far is of its former state.</summary>
    WasReset,

    /// <summary>The log has begun again, and the events read so far are of its former life.</summary>
    LogBeganAnew,
}
