namespace SpeechCoach.Storage;

/// <summary>A file of an export.</summary>
/// <param name="Name">Its name, with folders.</param>
/// <param name="WriteAsync">Writes its content to a stream, bit by bit.</param>
public sealed record ExportedFile(string Name, Func<Stream, CancellationToken, Task> WriteAsync);
