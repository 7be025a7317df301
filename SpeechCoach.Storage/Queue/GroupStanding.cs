namespace SpeechCoach.Storage;

/// <summary>How far a group is with a stream.</summary>
/// <param name="Name">The group.</param>
/// <param name="Unread">Entries that it has not read yet; null where Redis cannot tell.</param>
/// <param name="Unfinished">Entries that it has read and not acknowledged.</param>
public sealed record GroupStanding(string Name, long? Unread, long Unfinished);
