namespace SpeechCoach.TelegramEmulator;

/// <summary>A file on the emulated server. Without content it is one that the server has lost.</summary>
sealed record StoredFile(string Id, string UniqueId, FileKind Kind, string Path, string? Name, string MediaType, byte[]? Content)
{
    public int Size => Content?.Length ?? 0;
}
