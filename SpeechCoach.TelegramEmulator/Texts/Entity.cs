using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>A stretch of a text, in UTF-16 code units, and what is special about it.</summary>
sealed record Entity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }

    public string? Language { get; init; }

    /// <summary>What the server kept of an entity that it does not look into (a mention's user, an emoji's id).</summary>
    public JsonObject? Rest { get; init; }

    public int End => Offset + Length;

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = Type, ["offset"] = Offset, ["length"] = Length };
        if (Url is not null) json["url"] = Url;
        if (Language is not null) json["language"] = Language;
        foreach (var (name, value) in Rest ?? []) json[name] = value?.DeepClone();
        return json;
    }
}
