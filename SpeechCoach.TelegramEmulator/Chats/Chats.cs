using System.Collections.Concurrent;
using System.Globalization;

namespace SpeechCoach.TelegramEmulator;

/// <summary>All private chats with the bot.</summary>
sealed class Chats(ChatWorld world)
{
    readonly ConcurrentDictionary<long, Chat> chats = new();

    public IEnumerable<Chat> All => chats.Values.OrderBy(chat => chat.Id);

    /// <summary>The chat of a learner, made where it is new.</summary>
    public Chat Of(long id) => chats.GetOrAdd(id, static (id, world) => new Chat(id, world), world);

    public bool Forget(long id) => chats.TryRemove(id, out _);

    /// <summary>The chat that a call means, where the bot may write into it.</summary>
    /// <exception cref="BotApiException">400: there is no such chat. 403: the learner does not want or cannot get messages.</exception>
    public Chat Writable(Call call)
    {
        var text = call.Text("chat_id");
        if (text.Length == 0) throw BotApiException.BadRequest("chat_id is empty");
        var chat = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? chats.GetValueOrDefault(id) : null;
        return chat?.Standing switch
        {
            Standing.Open => chat,
            Standing.Blocked => throw BotApiException.Forbidden("bot was blocked by the user"),
            Standing.Deactivated => throw BotApiException.Forbidden("user is deactivated"),
            _ => throw BotApiException.BadRequest("chat not found"),
        };
    }
}
