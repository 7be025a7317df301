using System.Globalization;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>For whom a list of commands is, as one text.</summary>
static class CommandScope
{
    public const string Default = "default";
    public const string PrivateChats = "all_private_chats";

    public static string OfChat(long chat) => string.Create(CultureInfo.InvariantCulture, $"chat {chat}");

    public static string Read(Call call) => call.Json("scope", "BotCommandScope") switch
    {
        null => Default,
        JsonObject scope => scope["type"]?.ToString() switch
        {
            Default or PrivateChats or "all_group_chats" or "all_chat_administrators" => scope["type"]!.ToString(),
            "chat" when scope["chat_id"]?.ToString() is { Length: > 0 } chat => $"chat {chat}",
            ("chat_administrators" or "chat_member") and var type when scope["chat_id"] is not null => $"{type} {scope["chat_id"]} {scope["user_id"]}",
            "chat" or "chat_administrators" or "chat_member" => throw Wrong("empty chat_id specified"),
            _ => throw Wrong("unsupported type specified"),
        },
        _ => throw Wrong("BotCommandScope must be an Object"),
    };

    static BotApiException Wrong(string what) => BotApiException.BadRequest($"can't parse BotCommandScope: {what}");
}
