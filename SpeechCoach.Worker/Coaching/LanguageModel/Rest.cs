namespace SpeechCoach.Worker;

/// <summary>Leaves a server alone for a while that failed too often in a row, so that no recording waits for it in vain.</summary>
sealed class Rest(int failuresBefore, TimeSpan length, TimeProvider time)
{
    readonly Lock gate = new();
    int failures;
    long since;

    public bool IsTaken
    {
        get
        {
            lock (gate)
                return failures >= failuresBefore && time.GetElapsedTime(since) < length;
        }
    }

    public void Succeeded()
    {
        lock (gate)
            failures = 0;
    }

    /// <summary>Counts a failure. One more after a rest begins the next rest at once.</summary>
    public void Failed()
    {
        lock (gate)
            (failures, since) = (failures + 1, time.GetTimestamp());
    }
}
