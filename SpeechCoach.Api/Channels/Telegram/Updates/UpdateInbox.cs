using System.Globalization;
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
    // KEYS: stream, the chat's turn, the chat's waiting updates. ARGV: nudge, chat. One update of a chat stands in the stream, so that they are answered in
    // their order by however many instances, and so that whoever sends much keeps nobody waiting but himself.
    const string GoOn = """
        local function go_on()
          local json = redis.call('LPOP', KEYS[3])
          if not json then return redis.call('DEL', KEYS[2]) end
          redis.call('SET', KEYS[2], redis.call('XADD', KEYS[1], '*', 'v', '1', 'json', json, 'traceparent', redis.call('LPOP', KEYS[3]), 'chat', ARGV[2]))
          redis.call('PUBLISH', ARGV[1], '')
        end

        """;

    // KEYS also: mark of the update. ARGV also: seconds to remember it, json, traceparent. A turn whose entry is gone is nobody's.
    const string Add = GoOn + """
        if not redis.call('SET', KEYS[4], 1, 'NX', 'EX', ARGV[3]) then return end
        redis.call('RPUSH', KEYS[3], ARGV[4], ARGV[5])
        redis.call('EXPIRE', KEYS[3], ARGV[3])
        local turn = redis.call('GET', KEYS[2])
        if not turn or #redis.call('XRANGE', KEYS[1], turn, turn) == 0 then go_on() end
        """;

    // ARGV also: entry.
    const string Pass = GoOn + """
        if redis.call('GET', KEYS[2]) == ARGV[3] then go_on() end
        """;

    // ARGV also: entry, group. What a learner wrote is not kept longer than it takes to answer it.
    const string End = """
        redis.call('XACK', KEYS[1], ARGV[4], ARGV[3])
        redis.call('XDEL', KEYS[1], ARGV[3])

        """ + Pass;

    // Telegram gives up after a day; ids start over at random after a quiet week.
    static readonly TimeSpan remembered = TimeSpan.FromDays(2);

    IDatabase Database => redis.GetDatabase();

    /// <summary>Takes an update in, unless it was taken in before.</summary>
    public Task AddAsync(IncomingUpdate update, CancellationToken cancellationToken) => RunAsync(
        Add,
        update.Chat.ToString(CultureInfo.InvariantCulture),
        [RedisKeys.TelegramUpdate(bot.BotId, update.Id)],
        [(long)remembered.TotalSeconds, JsonSerializer.Serialize(update, TelegramJson.Default.IncomingUpdate), TraceParent.Current],
        cancellationToken);

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

    /// <summary>Lets the chat's next update go first: this one is tried again later.</summary>
    public Task PassAsync(StreamEntry entry, CancellationToken cancellationToken) => RunAsync(Pass, ChatOf(entry), [], [entry.Id], cancellationToken);

    /// <summary>Ends an update: it is answered, or never will be. The chat's next one follows.</summary>
    public Task EndAsync(StreamEntry entry, CancellationToken cancellationToken) =>
        RunAsync(End, ChatOf(entry), [], [entry.Id, GroupNames.Bot], cancellationToken);

    Task<RedisResult> RunAsync(string script, string chat, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken) => Database.ScriptEvaluateAsync(
        script,
        [StreamNames.TelegramUpdates, RedisKeys.TelegramTurn(chat), RedisKeys.TelegramWaiting(chat), .. keys],
        [NudgeNames.TelegramUpdates, chat, .. values]).WaitAsync(cancellationToken);

    static string ChatOf(StreamEntry entry) => (string?)entry["chat"] ?? "";

    Task<T> WithGroupAsync<T>(Func<Task<T>> command) => Database.WithGroupAsync(StreamNames.TelegramUpdates, GroupNames.Bot, command);
}
