namespace SpeechCoach.TelegramEmulator;

/// <summary>How many messages and edits a chat takes: a second over time (0 for any number), and at once.</summary>
sealed record FloodLimit(double MessagesPerSecond, int Burst);
