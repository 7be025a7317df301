using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>A chat as its page shows it when it is opened.</summary>
sealed record ChatView
{
    public required long Id { get; init; }

    /// <summary>The number of the last event that this view holds already; those after it may be in it, too.</summary>
    public required long Event { get; init; }

    public required Person Person { get; init; }

    public required string Standing { get; init; }

    public required JsonObject Bot { get; init; }

    /// <summary>What the bot says of itself before the first message.</summary>
    public required string Description { get; init; }

    public required IReadOnlyList<JsonObject> Messages { get; init; }

    public JsonObject? Keyboard { get; init; }

    public required JsonArray Commands { get; init; }

    public required JsonObject MenuButton { get; init; }
}
