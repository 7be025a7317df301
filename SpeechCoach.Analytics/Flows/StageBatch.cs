namespace SpeechCoach.Analytics;

/// <summary>What was read of one partition, to be folded and saved at once.</summary>
sealed class StageBatch(HeldPartition partition, long begun)
{
    public HeldPartition Partition => partition;

    /// <summary>When its first event was read, as a timestamp.</summary>
    public long Begun => begun;

    /// <summary>Events that were taken.</summary>
    public int Count { get; set; }

    /// <summary>Where somebody listens: each event's id, the trace it belongs to, and when it was read.</summary>
    public List<(string Id, string? TraceParent, DateTimeOffset Read)> Traces { get; } = [];

    public FlowChanges Changes { get; } = new();

    /// <summary>The offset that follows the last event in it.</summary>
    public long Next { get; set; }

    public SaveOutcome Outcome { get; set; }
}
