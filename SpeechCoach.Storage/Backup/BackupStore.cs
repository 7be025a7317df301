namespace SpeechCoach.Storage;

/// <summary>The second object store.</summary>
/// <param name="Objects">Its objects, under the keys that they have in the first one.</param>
public sealed record BackupStore(IObjectStore Objects);
