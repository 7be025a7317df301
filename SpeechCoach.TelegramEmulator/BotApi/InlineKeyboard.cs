using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What Telegram checks of the buttons under a message.</summary>
static class InlineKeyboard
{
    const int MostButtons = 100;
    const int LongestData = 64;
    static readonly string[] actions = ["url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text"];

    /// <param name="rows">The buttons.</param>
    /// <param name="isPrivate">Whether it is a private chat: those of groups and channels have ids below 0.</param>
    public static void Check(JsonNode? rows, bool isPrivate)
    {
        if (rows is not JsonArray keyboard || keyboard.Any(row => row is not JsonArray))
            throw BotApiException.BadRequest("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
        JsonNode?[] buttons = [.. keyboard.SelectMany(row => (JsonArray)row!)];
        if (buttons.Length > MostButtons) throw BotApiException.BadRequest("reply markup is too long");
        foreach (var button in buttons) CheckButton(button as JsonObject ?? throw Wrong("InlineKeyboardButton must be an Object"), isPrivate);
    }

    static void CheckButton(JsonObject button, bool isPrivate)
    {
        if (Text(button, "text") is not { } text) throw Wrong("Can't find field \"text\"");
        if (string.IsNullOrWhiteSpace(text)) throw BotApiException.BadRequest("inline keyboard button text must be non-empty");
        if (!actions.Any(action => button[action] is { } value && value.ToString().Length > 0)) throw Wrong("text buttons are unallowed in the inline keyboard");

        if (Text(button, "callback_data") is { } data && Encoding.UTF8.GetByteCount(data) > LongestData)
            throw BotApiException.BadRequest("BUTTON_DATA_INVALID");
        if (Text(button, "url") is { } url && !IsAddress(url, "http", "https", "tg", "mailto", "tel"))
            throw BotApiException.BadRequest($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        if (button["web_app"] is not { } app) return;
        CheckWebApp(app);
        if (!isPrivate) throw BotApiException.BadRequest("BUTTON_TYPE_INVALID");
    }

    static void CheckWebApp(JsonNode app)
    {
        var url = app is JsonObject json ? Text(json, "url") ?? "" : "";
        // A page on this machine needs no certificate, since the emulator stands in for a phone on this machine.
        if (!IsAddress(url, "https") && !(IsAddress(url, "http") && new Uri(url).IsLoopback))
            throw BotApiException.BadRequest($"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed");
    }

    static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string)value! : null;

    static bool IsAddress(string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme);

    static BotApiException Wrong(string what) => BotApiException.BadRequest($"can't parse inline keyboard button: {what}");
}
