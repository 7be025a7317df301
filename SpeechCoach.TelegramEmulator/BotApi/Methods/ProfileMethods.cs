using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What the bot says of itself: name, descriptions, commands, menu button.</summary>
sealed partial class ProfileMethods(Chats chats, BotProfile bot, BotCommands commands)
{
    const int MostCommands = 100;
    const int LongestDescription = 256;

    public JsonNode GetMe(Call call)
    {
        var me = bot.AsUser();
        string[] cannot = ["can_join_groups", "can_read_all_group_messages", "supports_inline_queries", "can_connect_to_business", "has_main_web_app"];
        foreach (var ability in cannot) me[ability] = false;
        return me;
    }

    public JsonNode GetChat(Call call)
    {
        var chat = chats.Writable(call);
        return chat.Person.AsChat(chat.Id);
    }

    public JsonNode SetCommands(Call call)
    {
        var list = call.Json("commands", "commands") as JsonArray ?? throw BotApiException.BadRequest("expected an Array of BotCommand");
        if (list.Count > MostCommands) throw BotApiException.BadRequest("BOT_COMMANDS_TOO_MUCH");
        foreach (var item in list) Check(item);
        Set(call, list);
        return true;
    }

    public JsonNode DeleteCommands(Call call)
    {
        Set(call, []);
        return true;
    }

    public JsonNode GetCommands(Call call) => commands.Get(CommandScope.Read(call), call.Text("language_code"));

    public JsonNode SetMenuButton(Call call)
    {
        var button = call.Json("menu_button", "menu button") as JsonObject;
        if (button is not null && button["type"]?.ToString() is not ("default" or "commands" or "web_app"))
            throw BotApiException.BadRequest("can't parse menu button: MenuButton has unsupported type");
        commands.SetMenuButton(call.Long("chat_id"), button?["type"]?.ToString() == "default" ? null : button);
        ShowCommands();
        return true;
    }

    public JsonNode GetMenuButton(Call call) => commands.MenuButton(call.Long("chat_id"));

    /// <summary>setMyName, setMyDescription, setMyShortDescription.</summary>
    public JsonNode SetText(Call call, string field)
    {
        bot.Set(field, call.Text("language_code"), call.Text(field));
        return true;
    }

    public JsonNode GetText(Call call, string field) => new JsonObject { [field] = bot.Get(field, call.Text("language_code")) };

    void Set(Call call, JsonArray list)
    {
        commands.Set(CommandScope.Read(call), call.Text("language_code"), list);
        ShowCommands();
    }

    void ShowCommands()
    {
        foreach (var chat in chats.All)
            chat.Feed.Add("commands", new JsonObject { ["commands"] = commands.SeenBy(chat), ["button"] = commands.MenuButton(chat.Id) });
    }

    static void Check(JsonNode? item)
    {
        if (item is not JsonObject command) throw BotApiException.BadRequest("can't parse BotCommand: expected an Object");
        if (!CommandName().IsMatch(Text(command, "command").TrimStart('/'))) throw BotApiException.BadRequest("BOT_COMMAND_INVALID");
        if (Text(command, "description").Length is 0 or > LongestDescription) throw BotApiException.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }

    static string Text(JsonObject command, string name) => command[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
        ? (string)value!
        : throw BotApiException.BadRequest($"can't parse BotCommand: Can't find field \"{name}\"");

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();
}
