using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The bot as learners see it: its name, and what it says of itself in each language.</summary>
sealed class BotProfile(BotToken token)
{
    public const string DefaultName = "Speech Coach";
    public const string Username = "speech_coach_bot";

    readonly ConcurrentDictionary<(string Field, string Language), string> texts = new();

    public JsonObject AsUser() => new()
    {
        ["id"] = token.BotId,
        ["is_bot"] = true,
        ["first_name"] = Get("name", ""),
        ["username"] = Username,
    };

    /// <summary>A text (name, description or short_description) in a language, else in the bot's own.</summary>
    public string Get(string field, string language) =>
        texts.GetValueOrDefault((field, language)) ?? texts.GetValueOrDefault((field, "")) ?? (field == "name" ? DefaultName : "");

    public void Set(string field, string language, string text)
    {
        if (text.Length > 0) texts[(field, language)] = text;
        else texts.TryRemove((field, language), out _);
    }
}
