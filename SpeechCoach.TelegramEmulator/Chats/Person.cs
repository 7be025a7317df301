using System.Text.Json.Nodes;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What Telegram tells a bot of a learner.</summary>
sealed record Person
{
    public string FirstName { get; init; } = "Learner";

    public string? LastName { get; init; }

    public string? Username { get; init; }

    /// <summary>The language of the learner's Telegram, as an IETF tag.</summary>
    public string? LanguageCode { get; init; } = "en";

    public JsonObject AsUser(long id)
    {
        var user = new JsonObject { ["id"] = id, ["is_bot"] = false, ["first_name"] = FirstName };
        AddNames(user);
        if (LanguageCode is { Length: > 0 }) user["language_code"] = LanguageCode;
        return user;
    }

    public JsonObject AsChat(long id)
    {
        var chat = new JsonObject { ["id"] = id, ["first_name"] = FirstName };
        AddNames(chat);
        chat["type"] = "private";
        return chat;
    }

    void AddNames(JsonObject json)
    {
        if (LastName is { Length: > 0 }) json["last_name"] = LastName;
        if (Username is { Length: > 0 }) json["username"] = Username;
    }
}
