namespace SpeechCoach.TelegramEmulator;

/// <summary>A file in the ledger.</summary>
sealed record LedgerFile(string Name, int Size);
