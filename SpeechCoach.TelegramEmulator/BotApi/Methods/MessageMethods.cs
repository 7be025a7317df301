using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Messages of text: sent, edited, deleted, pinned.</summary>
sealed class MessageMethods(Chats chats, BotMessages messages)
{
    const int LongestText = 4096;
    const int MostDeleted = 100;

    public JsonNode Send(Call call)
    {
        var chat = chats.Writable(call);
        if (call.Text("text").Length == 0) throw BotApiException.BadRequest("message text is empty");
        var content = new JsonObject();
        ReadText(call).WriteTo(content, "text", "entities");
        return messages.Send(chat, call, content);
    }

    public JsonNode EditText(Call call)
    {
        var chat = chats.Writable(call);
        if (call.Text("text").Length == 0) throw BotApiException.BadRequest("message text is empty");
        var text = ReadText(call);
        return BotMessages.Edit(chat, call, message =>
        {
            if (!message.ContainsKey("text")) throw BotApiException.BadRequest("there is no text in the message to edit");
            text.WriteTo(message, "text", "entities");
        });
    }

    public JsonNode EditMarkup(Call call) => BotMessages.Edit(chats.Writable(call), call, _ => { });

    public JsonNode Delete(Call call)
    {
        var chat = chats.Writable(call);
        if (!chat.Remove(BotMessages.Id(call))) throw BotApiException.BadRequest("message to delete not found");
        return true;
    }

    /// <summary>Deletes those of the messages that are there.</summary>
    public JsonNode DeleteAll(Call call)
    {
        var chat = chats.Writable(call);
        if (call.Json("message_ids", "message identifiers") is not JsonArray { Count: > 0 and <= MostDeleted } ids || ids.Any(id => id is not JsonValue value || !value.TryGetValue<int>(out _)))
            throw BotApiException.BadRequest("message identifiers are not specified");
        foreach (var id in ids) chat.Remove((int)id!);
        return true;
    }

    public JsonNode Pin(Call call)
    {
        var chat = chats.Writable(call);
        if (chat.Find(BotMessages.Id(call)) is null) throw BotApiException.BadRequest("message to pin not found");
        chat.Feed.Add("pin", new JsonObject { ["message_id"] = call.Method == "pinchatmessage" ? BotMessages.Id(call) : null });
        return true;
    }

    static FormattedText ReadText(Call call)
    {
        var text = FormattedText.Read(call, "text", "entities");
        return text.Length switch
        {
            0 => throw BotApiException.BadRequest("text must be non-empty"),
            > LongestText => throw BotApiException.BadRequest("message is too long"),
            _ => text,
        };
    }
}
