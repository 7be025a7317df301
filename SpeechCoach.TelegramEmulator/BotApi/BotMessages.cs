using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What all kinds of messages have in common when the bot sends or edits one.</summary>
sealed class BotMessages(BotProfile bot)
{
    public static int Id(Call call) =>
        call.Integer("message_id") is > 0 and var id ? id : throw BotApiException.BadRequest("message identifier is not specified");

    public JsonNode Send(Chat chat, Call call, JsonObject content)
    {
        var markup = ReplyMarkup.Read(call);
        if (ReplyMarkup.Inline(markup) is { } keyboard) content["reply_markup"] = keyboard;
        if (Replied(chat, call) is { } original) content["reply_to_message"] = original;
        if (call.Flag("protect_content")) content["has_protected_content"] = true;
        ReplyMarkup.Apply(markup, chat);
        return chat.Add(bot.AsUser(), content);
    }

    /// <summary>Edits a message; the keyboard of the call replaces the message's, also where the call has none.</summary>
    public static JsonNode Edit(Chat chat, Call call, Action<JsonObject> edit)
    {
        var id = Id(call);
        var keyboard = ReplyMarkup.Inline(ReplyMarkup.Read(call));
        if (chat.Find(id) is not { } message) throw BotApiException.BadRequest("message to edit not found");
        if ((bool?)message["from"]?["is_bot"] != true) throw BotApiException.BadRequest("message can't be edited");

        var different = chat.Change(
            id,
            copy =>
            {
                edit(copy);
                if (keyboard is null) copy.Remove("reply_markup");
                else copy["reply_markup"] = keyboard.DeepClone();
            },
            out var changed);
        if (different) return changed;
        throw BotApiException.BadRequest(
            "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
    }

    static JsonObject? Replied(Chat chat, Call call)
    {
        if (call.Json("reply_parameters", "reply parameters") is not JsonObject reply || reply["message_id"] is not JsonValue number || !number.TryGetValue<int>(out var id)) return null;
        if (chat.Find(id) is { } original)
        {
            original.Remove("reply_to_message");
            return original;
        }
        if (reply["allow_sending_without_reply"] is JsonValue may && may.TryGetValue<bool>(out var without) && without) return null;
        throw BotApiException.BadRequest("message to be replied not found");
    }
}
