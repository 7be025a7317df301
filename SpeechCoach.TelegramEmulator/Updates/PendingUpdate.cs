using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>An update on its way to the bot. Those of one queue (a chat, or a user) go to a webhook one after the other.</summary>
sealed record PendingUpdate(int Id, long Queue, JsonObject Body, DateTimeOffset Expires)
{
    /// <summary>Handed out once more whatever the bot has confirmed.</summary>
    public bool Again { get; init; }
}
