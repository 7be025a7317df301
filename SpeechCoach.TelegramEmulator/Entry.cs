namespace SpeechCoach.TelegramEmulator;

/// <summary>Names this service's assembly to the tests.</summary>
public sealed class Entry;
