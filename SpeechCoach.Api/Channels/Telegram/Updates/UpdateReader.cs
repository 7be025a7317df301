using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Reads an update from what Telegram sent. Each by itself: one that cannot be read must not keep the others back.</summary>
static class UpdateReader
{
    const int LongestText = 4096;
    const int LongestButton = 64;

    /// <summary>The update; null where it is none that the bot answers, or cannot be read.</summary>
    /// <param name="json">What Telegram sent.</param>
    /// <param name="bot">The bot's id.</param>
    public static IncomingUpdate? Read(JsonElement json, long bot)
    {
        if (Id(json) is not { } id) return null;
        try
        {
            return json.Deserialize<Update>(JsonBotAPI.Options) switch
            {
                { Message: { } message } when IsFor(bot, message) => Of(id, message),
                { CallbackQuery: { } query } => Of(id, query),
                _ => null,
            };
        }
        catch (Exception)
        {
            // The library's converters throw whatever they come upon: KeyNotFoundException, JsonException, FormatException and more.
            return null;
        }
    }

    /// <summary>The id; null where it has none, or one that Telegram never gives.</summary>
    public static long? Id(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number
            && id.TryGetInt64(out var value) && value is >= 0 and <= int.MaxValue
            ? value
            : null;

    /// <summary>
    /// Whether a person means the bot. In a group, all of which Telegram may show it, those are commands and what answers it: nobody else is recorded there.
    /// </summary>
    static bool IsFor(long bot, Message message) =>
        message is { Chat: { } chat, IsServiceMessage: false, SenderChat: null, From: not { IsBot: true } }
            && (chat.Type == ChatType.Private || message.Text is ['/', ..] || message.ReplyToMessage?.From?.Id == bot);

    static IncomingUpdate? Of(long id, Message message) => message is { Chat: { Id: not 0 } chat, Id: > 0 }
        ? new()
        {
            Id = id,
            Chat = chat.Id,
            User = message.From?.Id ?? chat.Id,
            Message = message.Id,
            Language = message.From?.LanguageCode,
            Text = message.Text is { Length: > 0 and <= LongestText } text ? text : null,
            File = File(message),
        }
        : null;

    static IncomingUpdate? Of(long id, CallbackQuery query) => query is { Message: { Chat: { Id: not 0 } chat } message, From: { } from, Id: { Length: > 0 } }
        ? new()
        {
            Id = id,
            Chat = chat.Id,
            User = from.Id,
            Message = message.Id,
            Language = from.LanguageCode,
            Press = new(query.Id, query.Data is { Length: <= LongestButton } data ? data : ""),
        }
        : null;

    static SentFile? File(Message message) =>
        ((FileBase?)message.Voice ?? message.Audio ?? message.VideoNote ?? message.Video ?? (FileBase?)message.Document) is { FileId: { Length: > 0 } id } file
            ? new(id, file.FileSize)
            : null;
}
