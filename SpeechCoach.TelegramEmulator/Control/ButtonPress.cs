using System.Text.Json.Serialization;

namespace SpeechCoach.TelegramEmulator;

/// <summary>A button under a message, by what it sends.</summary>
sealed record ButtonPress([property: JsonPropertyName("message_id")] int MessageId, string Data);
