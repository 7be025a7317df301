namespace SpeechCoach.LocalBroker;

/// <summary>The broker cannot start; the message says why in one line.</summary>
sealed class BrokerException(string message) : Exception(message);
