using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The bot's commands by scope and language, and the menu button of each chat.</summary>
sealed class BotCommands
{
    readonly ConcurrentDictionary<(string Scope, string Language), JsonArray> lists = new();
    readonly ConcurrentDictionary<long, JsonObject> buttons = new();

    public JsonArray Get(string scope, string language) => (JsonArray)(lists.GetValueOrDefault((scope, language)) ?? []).DeepClone();

    public void Set(string scope, string language, JsonArray commands)
    {
        if (commands.Count > 0) lists[(scope, language)] = (JsonArray)commands.DeepClone();
        else lists.TryRemove((scope, language), out _);
    }

    /// <summary>What a learner sees: the narrowest scope that has a list, in the learner's language before none.</summary>
    public JsonArray SeenBy(Chat chat)
    {
        var language = (chat.Person.LanguageCode ?? "").Split('-')[0];
        string[] scopes = [CommandScope.OfChat(chat.Id), CommandScope.PrivateChats, CommandScope.Default];
        var seen = scopes.SelectMany(scope => (string[])[language, ""], (scope, language) => lists.GetValueOrDefault((scope, language)));
        return (JsonArray)(seen.FirstOrDefault(list => list is not null) ?? []).DeepClone();
    }

    /// <summary>The menu button of a chat; of all chats that have none of their own at 0.</summary>
    public JsonObject MenuButton(long chat) =>
        (JsonObject)(buttons.GetValueOrDefault(chat) ?? buttons.GetValueOrDefault(0) ?? new JsonObject { ["type"] = "commands" }).DeepClone();

    public void SetMenuButton(long chat, JsonObject? button)
    {
        if (button is null) buttons.TryRemove(chat, out _);
        else buttons[chat] = (JsonObject)button.DeepClone();
    }
}
