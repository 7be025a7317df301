namespace SpeechCoach.Analytics;

/// <summary>The events cannot be read; the message says what to do.</summary>
sealed class EventSourceException(string message) : Exception(message);
