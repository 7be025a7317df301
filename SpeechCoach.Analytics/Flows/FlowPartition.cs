namespace SpeechCoach.Analytics.Flows;

/// <summary>A partition in this instance's hands, from its assignment to its loss.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Fence">The fencing number taken at assignment: a later one puts this one out of force.</param>
/// <param name="Incarnation">The incarnation of the log that <paramref name="Next"/> belongs to.</param>
/// <param name="Next">The offset of the first event that is not in the saved state.</param>
sealed record FlowPartition(int Partition, long Fence, string Incarnation, long Next);
