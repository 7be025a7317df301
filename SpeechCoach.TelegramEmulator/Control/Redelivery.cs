using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Updates to deliver once more, in this order, each to the next of the addresses; to the webhook or the poller where none is named.</summary>
sealed record Redelivery(IReadOnlyList<JsonObject> Updates, IReadOnlyList<Uri>? Addresses, string? Secret);
