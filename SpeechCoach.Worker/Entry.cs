namespace SpeechCoach.Worker;

/// <summary>Names this service's assembly to the tests.</summary>
public sealed class Entry;
