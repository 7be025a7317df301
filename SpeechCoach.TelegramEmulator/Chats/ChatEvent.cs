using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Something that a chat's page shows at once: message, edit, delete, action, answer, keyboard, person, commands.</summary>
sealed record ChatEvent(long Number, string Kind, JsonNode Data);
