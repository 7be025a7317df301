using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The one message by which the bot answers a learner's message: sent once, its id kept in Redis, edited from then on.</summary>
sealed partial class ProgressMessage(ITelegramBotClient bot, IConnectionMultiplexer redis, ILogger<ProgressMessage> logger)
{
    const string NotModified = "message is not modified";
    const string NotFound = "message to edit not found";

    static readonly TimeSpan kept = TimeSpan.FromDays(7);

    IDatabase Database => redis.GetDatabase();

    /// <summary>Sends the message, unless it was sent before.</summary>
    public async Task ShowAsync(ChatAddress address, string text, CancellationToken cancellationToken)
    {
        if (await FindAsync(address, cancellationToken) is null) await TryAsync(() => SendAsync(address, text, cancellationToken));
    }

    /// <summary>Changes the message; sends it where it was never sent or is gone. Done twice, it is there once.</summary>
    public Task ChangeAsync(ChatAddress address, string text, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        if (await FindAsync(address, cancellationToken) is not { } message)
        {
            await SendAsync(address, text, cancellationToken);
            return;
        }

        try
        {
            await bot.EditMessageText(address.Chat, message, text, cancellationToken: cancellationToken);
        }
        catch (ApiRequestException e) when (e.Message.Contains(NotModified, StringComparison.OrdinalIgnoreCase))
        {
        }
        catch (ApiRequestException e) when (e.Message.Contains(NotFound, StringComparison.OrdinalIgnoreCase))
        {
            await SendAsync(address, text, cancellationToken);
        }
    });

    async Task<int?> FindAsync(ChatAddress address, CancellationToken cancellationToken) =>
        (int?)await Database.StringGetAsync(RedisKeys.TelegramReply(address.ToString())).WaitAsync(cancellationToken);

    async Task SendAsync(ChatAddress address, string text, CancellationToken cancellationToken)
    {
        var sent = await bot.SendMessage(address.Chat, text, cancellationToken: cancellationToken);
        await Database.StringSetAsync(
            RedisKeys.TelegramReply(address.ToString()), sent.Id.ToString(CultureInfo.InvariantCulture), kept).WaitAsync(cancellationToken);
    }

    /// <summary>A learner who blocked the bot or left the chat is not asked again and again.</summary>
    async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (ApiRequestException e) when (e.ErrorCode is 400 or 403)
        {
            Log.Undeliverable(logger, e.ErrorCode, e.Message);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Telegram does not deliver an answer: {Code} {Reason}")]
        public static partial void Undeliverable(ILogger logger, int code, string reason);
    }
}
