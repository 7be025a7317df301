using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Sends and edits messages. What is sent has a name, under which its id is kept as soon as Telegram gives it: sent again under the same name, it is
/// there once. Only a crash between Telegram's answer and the keeping of the id can send a message twice.
/// </summary>
sealed partial class ChatSender(ITelegramBotClient bot, IConnectionMultiplexer redis, ILogger<ChatSender> logger)
{
    const string NotModified = "message is not modified";

    static readonly string[] notThere = ["message to edit not found", "message can't be edited", "message to be edited not found", "MESSAGE_ID_INVALID"];
    static readonly string[] tooOld = ["query is too old", "query ID is invalid", "QUERY_ID_INVALID"];
    static readonly TimeSpan kept = TimeSpan.FromDays(7);

    IDatabase Database => redis.GetDatabase();

    /// <summary>Sends a text; answers its id, or null where it cannot be delivered.</summary>
    public Task<int?> SendAsync(long chat, string name, ChatMessage message, CancellationToken cancellationToken) => OnceAsync(
        name,
        () => bot.SendMessage(chat, message.Html, ParseMode.Html, replyMarkup: message.Buttons, linkPreviewOptions: LinkPreviewOptions.Disabled, cancellationToken: cancellationToken),
        cancellationToken);

    /// <summary>Sends what the library's method sends, such as a picture, under a name.</summary>
    public async Task<int?> OnceAsync(string name, Func<Task<Message>> send, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is { } before) return before;
        var sent = await TryAsync(send);
        if (sent is null) return null;
        await Database.StringSetAsync(RedisKeys.TelegramReply(name), sent.Id.ToString(CultureInfo.InvariantCulture), kept).WaitAsync(cancellationToken);
        return sent.Id;
    }

    /// <summary>The id of what was sent under a name.</summary>
    public async Task<int?> FindAsync(string name, CancellationToken cancellationToken) =>
        (int?)await Database.StringGetAsync(RedisKeys.TelegramReply(name)).WaitAsync(cancellationToken);

    /// <summary>Changes a text; false where it is not there any more.</summary>
    public async Task<bool> EditAsync(long chat, int id, ChatMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await TryAsync(() => bot.EditMessageText(
                chat, id, message.Html, ParseMode.Html, replyMarkup: message.Buttons, linkPreviewOptions: LinkPreviewOptions.Disabled, cancellationToken: cancellationToken));
            return true;
        }
        catch (ApiRequestException e) when (Says(e, NotModified))
        {
            return true;
        }
        catch (ApiRequestException e) when (Says(e, notThere))
        {
            return false;
        }
    }

    /// <summary>Ends the waiting of a button that was pressed.</summary>
    public async Task AnswerAsync(string query, string? toast, CancellationToken cancellationToken)
    {
        try
        {
            await TryAsync(async () =>
            {
                await bot.AnswerCallbackQuery(query, toast, cancellationToken: cancellationToken);
                return "";
            });
        }
        catch (ApiRequestException e) when (Says(e, tooOld))
        {
            // He has long stopped waiting.
        }
    }

    /// <summary>A learner who blocked the bot or left the chat is noted, and not asked again and again.</summary>
    async Task<T?> TryAsync<T>(Func<Task<T>> step) where T : class
    {
        try
        {
            return await step();
        }
        catch (ApiRequestException e) when (e.ErrorCode == StatusCodes.Status403Forbidden || Says(e, "chat not found"))
        {
            Log.Undeliverable(logger, e.ErrorCode, e.Message);
            return null;
        }
    }

    static bool Says(ApiRequestException e, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (e.Message.Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Telegram does not deliver to a chat: {Code} {Reason}")]
        public static partial void Undeliverable(ILogger logger, int code, string reason);
    }
}
