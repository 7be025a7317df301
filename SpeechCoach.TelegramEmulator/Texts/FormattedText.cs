using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>A text and its entities, as a message carries them.</summary>
sealed record FormattedText(string Text, IReadOnlyList<Entity> Entities)
{
    const int MostBytes = 1 << 15;

    /// <summary>The length that Telegram's limits count: characters, not UTF-16 code units.</summary>
    public int Length => Text.EnumerateRunes().Count();

    /// <summary>Reads the text of a call with its parse mode or entities, trimmed as the server trims it.</summary>
    public static FormattedText Read(Call call, string field, string entitiesField)
    {
        var text = call.Text(field);
        if (System.Text.Encoding.UTF8.GetByteCount(text) > MostBytes) throw BotApiException.BadRequest("text is too long");
        var formatted = call.Text("parse_mode").ToUpperInvariant() switch
        {
            "" or "NONE" => new FormattedText(text, EntityReader.Read(call.Json(entitiesField, "message entities"), text)),
            "HTML" => HtmlReader.Read(text),
            "MARKDOWN" or "MARKDOWNV2" => throw BotApiException.BadRequest("unsupported parse_mode: the emulator reads HTML and entities"),
            _ => throw BotApiException.BadRequest("unsupported parse_mode"),
        };
        return formatted.Trim().WithFoundEntities();
    }

    /// <summary>The text that a learner typed: commands and links stand out by themselves.</summary>
    public static FormattedText Typed(string text) => new FormattedText(text, []).Trim().WithFoundEntities();

    public void WriteTo(JsonObject message, string field, string entitiesField)
    {
        message[field] = Text;
        if (Entities.Count > 0)
            message[entitiesField] = new JsonArray([.. Entities.Select(entity => entity.ToJson())]);
        else
            message.Remove(entitiesField);
    }

    FormattedText Trim()
    {
        var trimmed = Text.TrimEnd();
        var cut = trimmed.Length - trimmed.TrimStart().Length;
        trimmed = trimmed[cut..];
        if (trimmed.Length == Text.Length) return this;
        return new FormattedText(trimmed, [
            .. from entity in Entities
               let start = Math.Max(entity.Offset - cut, 0)
               let end = Math.Min(entity.End - cut, trimmed.Length)
               where end > start
               select entity with { Offset = start, Length = end - start },
        ]);
    }

    FormattedText WithFoundEntities() => this with
    {
        Entities = [
            .. Entities.Concat(FoundEntities.In(Text).Where(found => !Entities.Any(entity => entity.Offset < found.End && found.Offset < entity.End && Hides(entity))))
                .OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length),
        ],
    };

    static bool Hides(Entity entity) => entity.Type is "code" or "pre" or "text_link" or "text_mention";
}
