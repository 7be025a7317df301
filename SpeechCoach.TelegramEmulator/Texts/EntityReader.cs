using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Reads the entities that a bot gives beside its text. Those outside the text are cut or left out, as the server does.</summary>
static class EntityReader
{
    static readonly HashSet<string> types =
    [
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline", "strikethrough",
        "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
    ];

    public static IReadOnlyList<Entity> Read(JsonNode? json, string text) =>
        json is JsonArray array ? [.. array.Select(item => ReadOne(item, text)).OfType<Entity>()] : [];

    static Entity? ReadOne(JsonNode? json, string text)
    {
        if (json is not JsonObject item) throw Wrong("expected an Object");
        if (item["type"] is not JsonValue kind || kind.GetValueKind() != JsonValueKind.String) throw Wrong("Can't find field \"type\"");
        var type = (string)kind!;
        if (!types.Contains(type)) throw Wrong("unsupported type specified");
        var offset = Whole(item, "offset");
        var end = Math.Min(offset + Whole(item, "length"), text.Length);
        if (offset < 0 || end <= offset) return null;

        var rest = (JsonObject)item.DeepClone();
        foreach (var known in (string[])["type", "offset", "length", "url", "language"]) rest.Remove(known);
        return new Entity(type, offset, end - offset) { Url = (string?)item["url"], Language = (string?)item["language"], Rest = rest };
    }

    static int Whole(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<int>(out var whole)
        ? whole
        : throw Wrong($"Can't find field \"{name}\"");

    static BotApiException Wrong(string what) => BotApiException.BadRequest($"can't parse MessageEntity: {what}");
}
