namespace SpeechCoach.Analytics;

/// <summary>A partition of a stage while this instance has it.</summary>
sealed class HeldPartition(FlowPartition place, StageWork work)
{
    long? expected = place.IsKnown ? place.Next : null;

    public FlowPartition Place { get; set; } = place;

    public StageWork Work => work;

    /// <summary>Notes that an event was read; false where events before it are gone from the log and were never read here.</summary>
    public bool Follows(long offset)
    {
        var follows = offset <= (expected ?? offset);
        expected = offset + 1;
        return follows;
    }
}
