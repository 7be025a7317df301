using System.Globalization;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What learners do, and the updates that the bot gets of it.</summary>
sealed class Learners(Chats chats, UpdateQueue updates, FileStore files, Callbacks callbacks, BotProfile bot, ChatWorld world)
{
    public JsonObject Say(long id, string text)
    {
        var content = new JsonObject();
        FormattedText.Typed(text).WriteTo(content, "text", "entities");
        return Write(id, content);
    }

    /// <summary>Sends a file; without content it is one that the server has lost by the time the bot asks.</summary>
    public JsonObject Send(long id, FileKind kind, byte[]? content, string? mediaType, string? name, int seconds, string? caption = null)
    {
        var file = files.Add(kind, name, mediaType, content);
        var message = new JsonObject { [kind.Field] = FileJson.Of(file, seconds) };
        if (caption is { Length: > 0 }) FormattedText.Typed(caption).WriteTo(message, "caption", "caption_entities");
        return Write(id, message);
    }

    /// <summary>Presses a button under a message of the bot's.</summary>
    /// <returns>The update; null where there is no such button.</returns>
    public JsonObject? Press(long id, int messageId, string data)
    {
        var chat = chats.Of(id);
        if (chat.Find(messageId) is not { } message || !Buttons(message).Any(button => (string?)button["callback_data"] == data)) return null;
        return updates.Add("callback_query", id, new JsonObject
        {
            ["id"] = callbacks.Press(chat),
            ["from"] = chat.Person.AsUser(id),
            ["message"] = message,
            ["chat_instance"] = id.ToString(CultureInfo.InvariantCulture),
            ["data"] = data,
        });
    }

    /// <summary>Blocks the bot, or lets it write again; the bot is told.</summary>
    public void Block(long id, bool blocked)
    {
        var chat = chats.Of(id);
        if (chat.Standing is Standing.Unknown or Standing.Deactivated || chat.Standing == Standing.Blocked == blocked) return;
        chat.Standing = blocked ? Standing.Blocked : Standing.Open;
        updates.Add("my_chat_member", id, new JsonObject
        {
            ["chat"] = chat.Person.AsChat(id),
            ["from"] = chat.Person.AsUser(id),
            ["date"] = world.Now,
            ["old_chat_member"] = Member(!blocked),
            ["new_chat_member"] = Member(blocked),
        });
    }

    public static IEnumerable<JsonObject> Buttons(JsonObject message) =>
        (message["reply_markup"]?["inline_keyboard"] as JsonArray ?? []).SelectMany(row => (JsonArray)row!).OfType<JsonObject>();

    JsonObject Write(long id, JsonObject content)
    {
        var chat = chats.Of(id);
        // Writing to a bot unblocks it.
        Block(id, false);
        if (chat.Standing != Standing.Open) chat.Standing = Standing.Open;
        var message = chat.Add(chat.Person.AsUser(id), content);
        return updates.Add("message", id, message);
    }

    JsonObject Member(bool blocked)
    {
        var member = new JsonObject { ["user"] = bot.AsUser(), ["status"] = blocked ? "kicked" : "member" };
        if (blocked) member["until_date"] = 0;
        return member;
    }
}
