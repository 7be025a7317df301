namespace SpeechCoach.Analytics;

/// <summary>A partition in this instance's hands, from its assignment to its loss.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Fence">The fencing number taken at assignment: a later one puts this one out of force.</param>
/// <param name="Generation">The generation of the dataflow's state; a reset begins another one.</param>
/// <param name="Incarnation">The incarnation of the log that <paramref name="Next"/> belongs to.</param>
/// <param name="Next">The offset of the first event that is not in the saved state.</param>
/// <param name="IsKnown">Whether <paramref name="Next"/> is known to be where the unread events begin, so that a later one means some are lost.</param>
sealed record FlowPartition(int Partition, long Fence, long Generation, string Incarnation, long Next, bool IsKnown);
