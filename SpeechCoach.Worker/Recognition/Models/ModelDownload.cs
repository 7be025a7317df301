namespace SpeechCoach.Worker;

/// <summary>How far the download of a model is.</summary>
/// <param name="Name">The model's file.</param>
/// <param name="Received">Bytes so far.</param>
/// <param name="Total">Bytes in all, where the server tells.</param>
sealed record ModelDownload(string Name, long Received, long? Total);
