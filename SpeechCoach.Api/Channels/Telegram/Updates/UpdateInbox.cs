using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;
using Telegram.Bot;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// Updates on their way from Telegram to whoever answers them: once in here an update is safe, and may be confirmed. The same update taken in again,
/// by whichever instance, is taken in once.
/// </summary>
sealed class UpdateInbox(ITelegramBotClient bot, IConnectionMultiplexer redis)
{
    // KEYS: mark of the update, stream. ARGV: seconds to remember it, json, traceparent, nudge. Answers 0 where it had come before.
    const string Add = """
        if not redis.call('SET', KEYS[1], 1, 'NX', 'EX', ARGV[1]) then return 0 end
        redis.call('XADD', KEYS[2], '*', 'v', '1', 'json', ARGV[2], 'traceparent', ARGV[3])
        redis.call('PUBLISH', ARGV[4], '')
        return 1
        """;

    // KEYS: stream. ARGV: group, entry. What a learner wrote is not kept longer than it takes to answer it.
    const string End = """
        redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
        redis.call('XDEL', KEYS[1], ARGV[2])
        """;

    // Telegram gives up after a day; ids start over at random after a quiet week.
    static readonly TimeSpan remembered = TimeSpan.FromDays(2);

    IDatabase Database => redis.GetDatabase();

    /// <summary>Takes an update in, unless it was taken in before.</summary>
    public Task AddAsync(IncomingUpdate update, CancellationToken cancellationToken) => Database.ScriptEvaluateAsync(
        Add,
        [RedisKeys.TelegramUpdate(bot.BotId, update.Id), StreamNames.TelegramUpdates],
        [(long)remembered.TotalSeconds, JsonSerializer.Serialize(update, TelegramJson.Default.IncomingUpdate), TraceParent.Current, NudgeNames.TelegramUpdates])
        .WaitAsync(cancellationToken);

    /// <summary>The next updates that nobody answers yet.</summary>
    public Task<StreamEntry[]> ReadAsync(int atMost, CancellationToken cancellationToken) => WithGroupAsync(() => Database
        .StreamReadGroupAsync(StreamNames.TelegramUpdates, GroupNames.Bot, ConsumerName.Current, ">", atMost).WaitAsync(cancellationToken));

    /// <summary>Updates whose instance has been silent for so long; the cursor is followed until it is <c>0-0</c> again.</summary>
    public Task<StreamAutoClaimResult> ReclaimAsync(TimeSpan silent, RedisValue cursor, int atMost, CancellationToken cancellationToken) => WithGroupAsync(() => Database
        .StreamAutoClaimAsync(StreamNames.TelegramUpdates, GroupNames.Bot, ConsumerName.Current, (long)silent.TotalMilliseconds, cursor, atMost)
        .WaitAsync(cancellationToken));

    /// <summary>Gives a sign that these are being answered.</summary>
    public Task KeepAsync(RedisValue[] entries, CancellationToken cancellationToken) => Database
        .StreamClaimIdsOnlyAsync(StreamNames.TelegramUpdates, GroupNames.Bot, ConsumerName.Current, 0, entries).WaitAsync(cancellationToken);

    /// <summary>How often an update has been handed out.</summary>
    public async Task<int> DeliveriesAsync(RedisValue entry, CancellationToken cancellationToken)
    {
        var pending = await Database.StreamPendingMessagesAsync(
            StreamNames.TelegramUpdates, GroupNames.Bot, 1, RedisValue.Null, entry, entry).WaitAsync(cancellationToken);
        return pending.Length == 0 ? 0 : pending[0].DeliveryCount;
    }

    /// <summary>Ends an update: it is answered, or never will be.</summary>
    public Task EndAsync(RedisValue entry, CancellationToken cancellationToken) => Database
        .ScriptEvaluateAsync(End, [StreamNames.TelegramUpdates], [GroupNames.Bot, entry]).WaitAsync(cancellationToken);

    Task<T> WithGroupAsync<T>(Func<Task<T>> command) => Database.WithGroupAsync(StreamNames.TelegramUpdates, GroupNames.Bot, command);
}
