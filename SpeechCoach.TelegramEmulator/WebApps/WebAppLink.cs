using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>Opens a Mini App as Telegram's own browser does: its address, and behind the hash what the app may know.</summary>
sealed class WebAppLink(Chats chats, BotCommands commands, InitData data)
{
    const string Version = "9.1";

    /// <summary>The address to open; null where no button under the message, and not the menu, leads there.</summary>
    public string? For(long id, int? messageId, string address, bool dark)
    {
        var chat = chats.Of(id);
        var offered = messageId is { } message
            ? Learners.Buttons(chat.Find(message) ?? []).Select(button => button["web_app"])
            : [commands.MenuButton(id)["web_app"]];
        if (!offered.Any(app => (string?)app?["url"] == address) || data.For(chat) is not { } known) return null;

        var colours = dark
            ? new JsonObject { ["bg_color"] = "#17212b", ["text_color"] = "#f5f5f5", ["button_color"] = "#5288c1", ["button_text_color"] = "#ffffff" }
            : new JsonObject { ["bg_color"] = "#ffffff", ["text_color"] = "#000000", ["button_color"] = "#2481cc", ["button_text_color"] = "#ffffff" };
        var separator = address.Contains('#', StringComparison.Ordinal) ? '&' : '#';
        return $"{address}{separator}tgWebAppData={Uri.EscapeDataString(known)}&tgWebAppVersion={Version}&tgWebAppPlatform=weba"
            + $"&tgWebAppThemeParams={Uri.EscapeDataString(colours.ToJsonString())}";
    }
}
