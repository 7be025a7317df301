namespace SpeechCoach.Storage;

/// <summary>Where a dataflow stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lag">Events of the log that it has not read and saved yet.</param>
/// <param name="Seen">How long ago an instance of it was last seen; null where none ever was.</param>
/// <param name="SetAside">Events that it could not read and has set aside.</param>
/// <param name="IsReady">Whether readers see what it makes now; not so while it is made anew after a reset.</param>
public sealed record FlowStanding(string Name, long Lag, TimeSpan? Seen, long SetAside, bool IsReady);
