using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>One call as it came and ended. It holds no token and no secret.</summary>
sealed record LedgerEntry
{
    public required long Number { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required double Milliseconds { get; init; }

    public required string Method { get; init; }

    /// <summary>The chat that was meant; empty for none.</summary>
    public required string Chat { get; init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The files that came along, by field: name and size in bytes.</summary>
    public required IReadOnlyDictionary<string, LedgerFile> Files { get; init; }

    /// <summary>The code of the answer; 0 where the connection was cut.</summary>
    public required int Status { get; init; }

    /// <summary>What was wrong.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the call did what it says, whatever the bot was told.</summary>
    public required bool Done { get; init; }

    public JsonNode? Result { get; init; }
}
