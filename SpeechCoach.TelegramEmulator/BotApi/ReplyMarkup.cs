using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Reads what a bot puts under a message, or in place of the learner's keyboard.</summary>
static class ReplyMarkup
{
    /// <summary>The markup of a call; null where there is none.</summary>
    public static JsonObject? Read(Call call)
    {
        switch (call.Json("reply_markup", "reply keyboard markup"))
        {
            case null:
                return null;
            case JsonObject markup:
                if (markup.TryGetPropertyValue("inline_keyboard", out var inline)) InlineKeyboard.Check(inline, isPrivate: call.Long("chat_id") > 0);
                if (markup.TryGetPropertyValue("keyboard", out var keyboard)) CheckKeyboard(keyboard);
                return markup;
            default:
                throw BotApiException.BadRequest("object expected as reply markup");
        }
    }

    /// <summary>The inline keyboard, which stays with the message; null for any other markup and for one without buttons.</summary>
    public static JsonObject? Inline(JsonObject? markup) =>
        markup?["inline_keyboard"] is JsonArray rows && rows.Any(row => ((JsonArray)row!).Count > 0)
            ? new JsonObject { ["inline_keyboard"] = new JsonArray([.. rows.Where(row => ((JsonArray)row!).Count > 0).Select(row => row!.DeepClone())]) }
            : null;

    /// <summary>Lets a keyboard of the bot's take the place of the learner's own, or go.</summary>
    public static void Apply(JsonObject? markup, Chat chat)
    {
        if (markup?["keyboard"] is JsonArray) chat.Keyboard = markup;
        else if (markup?["remove_keyboard"] is JsonValue remove && remove.GetValueKind() == JsonValueKind.True) chat.Keyboard = null;
    }

    static void CheckKeyboard(JsonNode? rows)
    {
        if (rows is not JsonArray keyboard || keyboard.Any(row => row is not JsonArray))
            throw BotApiException.BadRequest("field \"keyboard\" must be an Array of Arrays");
        foreach (var button in keyboard.SelectMany(row => (JsonArray)row!))
        {
            var text = button is JsonObject item ? item["text"] : button;
            if (text?.GetValueKind() != JsonValueKind.String) throw BotApiException.BadRequest("can't parse keyboard button: KeyboardButton must be a String or an Object");
        }
    }
}
