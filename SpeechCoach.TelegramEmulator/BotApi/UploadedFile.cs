namespace SpeechCoach.TelegramEmulator;

/// <summary>A file that came with a call.</summary>
sealed record UploadedFile(string Name, string? MediaType, byte[] Content);
