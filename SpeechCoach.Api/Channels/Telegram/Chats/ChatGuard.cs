using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;
using Telegram.Bot.Exceptions;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Stands before every call that reaches a chat: none is made before Telegram's wait is over, whichever instance was told of it, and a learner who
/// blocked the bot or left the chat is noted and not asked again and again.
/// </summary>
sealed partial class ChatGuard(IConnectionMultiplexer redis, TimeProvider time, ILogger<ChatGuard> logger)
{
    // Telegram says 403 where somebody has blocked the bot, and these where there is no chat to write to, or not for bots.
    static readonly string[] closed = ["chat not found", "not enough rights", "CHAT_WRITE_FORBIDDEN", "PEER_ID_INVALID", "upgraded to a supergroup", "have no rights"];
    static readonly TimeSpan worthWaiting = TimeSpan.FromSeconds(3);

    /// <summary>Makes the call; answers null where the chat cannot be reached.</summary>
    /// <exception cref="FloodException">It is too early.</exception>
    public async Task<T?> TryAsync<T>(long chat, Func<Task<T>> call, CancellationToken cancellationToken) where T : class
    {
        await WaitAsync(chat, cancellationToken);
        try
        {
            return await call();
        }
        catch (ApiRequestException e) when (e.ErrorCode == StatusCodes.Status403Forbidden || e.Says(closed))
        {
            Log.Undeliverable(logger, e.ErrorCode, e.Message);
            return null;
        }
        catch (ApiRequestException e) when (e.ErrorCode == StatusCodes.Status429TooManyRequests)
        {
            throw await HoldAsync(chat, TimeSpan.FromSeconds(e.Parameters?.RetryAfter ?? 1), cancellationToken);
        }
    }

    async Task WaitAsync(long chat, CancellationToken cancellationToken)
    {
        var held = await redis.GetDatabase().StringGetAsync(RedisKeys.TelegramHold(chat)).WaitAsync(cancellationToken);
        if (!long.TryParse((string?)held, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return;
        var until = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        if (until - time.GetUtcNow() is not { Ticks: > 0 } wait) return;
        if (wait > worthWaiting) throw new FloodException(until);
        await Task.Delay(wait, time, cancellationToken);
    }

    async Task<FloodException> HoldAsync(long chat, TimeSpan wait, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + wait;
        Log.Held(logger, wait);
        await redis.GetDatabase().StringSetAsync(
            RedisKeys.TelegramHold(chat), until.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), wait).WaitAsync(cancellationToken);
        return new(until);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Telegram does not deliver to a chat: {Code} {Reason}")]
        public static partial void Undeliverable(ILogger logger, int code, string reason);

        [LoggerMessage(2, LogLevel.Warning, "Telegram asks to wait {Wait} before the next message to a chat")]
        public static partial void Held(ILogger logger, TimeSpan wait);
    }
}
