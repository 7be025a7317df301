using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Which updates the bot wants: what it said last, by getUpdates or setWebhook.</summary>
sealed class UpdateTypes
{
    /// <summary>Those that must be asked for by name.</summary>
    static readonly HashSet<string> onRequest = ["chat_member", "message_reaction", "message_reaction_count"];

    IReadOnlyList<string> allowed = [];

    /// <summary>The types named; none where the default holds.</summary>
    public IReadOnlyList<string> Named => Volatile.Read(ref allowed);

    public bool Allows(string type) => Named is { Count: > 0 } named ? named.Contains(type) : !onRequest.Contains(type);

    /// <summary>Takes the types of a call; one that says nothing of them changes nothing.</summary>
    public void Read(Call call)
    {
        if (call.Json("allowed_updates", "allowed updates") is JsonArray types)
            Volatile.Write(ref allowed, [.. types.Select(type => type?.ToString() ?? "")]);
    }
}
