using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// The outbox of ended recordings, read by independent groups; and the tasks, for a group that only looks on. An entry is acknowledged after its handler has returned;
/// where the handler fails, the entry stays pending and is delivered again, to whichever instance comes first. One that fails by what it holds is passed over
/// after <see cref="QueueOptions.MaxDeliveries"/>.
/// </summary>
public sealed partial class ResultOutbox(
    IConnectionMultiplexer redis, IOptions<QueueOptions> options, TimeProvider time, ILogger<ResultOutbox> logger)
{
    const int Batch = 16;
    readonly QueueOptions options = options.Value;

    /// <summary>Reads for a group until cancelled; outlives Redis being away.</summary>
    /// <param name="group">The group, one of <see cref="GroupNames.OnResults"/>.</param>
    /// <param name="handle">Handles one entry; has <see cref="QueueOptions.ClaimAfter"/> for it, then is cancelled.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public Task RunAsync(
        string group, Func<OutboxEntry<RecordingResult>, CancellationToken, Task> handle, CancellationToken cancellationToken) =>
        FollowAsync(new Feed<RecordingResult>(StreamNames.Results, NudgeNames.Results, group, options.ClaimAfter, ContractsJson.Default.RecordingResult), handle, cancellationToken);

    /// <summary>Reads for a group until cancelled, with more time for each entry.</summary>
    /// <param name="group">The group.</param>
    /// <param name="bound">How long handling one entry may take.</param>
    /// <param name="handle">Handles one entry.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public Task RunAsync(
        string group, TimeSpan bound, Func<OutboxEntry<RecordingResult>, CancellationToken, Task> handle, CancellationToken cancellationToken) =>
        FollowAsync(new Feed<RecordingResult>(StreamNames.Results, NudgeNames.Results, group, bound, ContractsJson.Default.RecordingResult), handle, cancellationToken);

    /// <summary>Reads the tasks for a group other than the workers until cancelled.</summary>
    /// <inheritdoc cref="RunAsync(string, TimeSpan, Func{OutboxEntry{RecordingResult}, CancellationToken, Task}, CancellationToken)"/>
    public Task RunOnTasksAsync(
        string group, TimeSpan bound, Func<OutboxEntry<RecordingTask>, CancellationToken, Task> handle, CancellationToken cancellationToken) =>
        FollowAsync(new Feed<RecordingTask>(StreamNames.Tasks, NudgeNames.Tasks, group, bound, ContractsJson.Default.RecordingTask), handle, cancellationToken);

    async Task FollowAsync<T>(
        Feed<T> feed, Func<OutboxEntry<T>, CancellationToken, Task> handle, CancellationToken cancellationToken) where T : class
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var nudge = await Nudge.SubscribeAsync(redis, feed.Nudge, cancellationToken);
                await ReadAsync(feed, handle, nudge, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                // Whatever a dying connection throws, a service must not end by it.
                Log.Away(logger, e, feed.Group);
                await Task.Delay(options.Sweep, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await redis.GetDatabase().LeaveAsync(feed.Stream, feed.Group, ConsumerName.Current, time);
    }

    async Task ReadAsync<T>(
        Feed<T> feed, Func<OutboxEntry<T>, CancellationToken, Task> handle, Nudge nudge, CancellationToken cancellationToken) where T : class
    {
        var (stream, group) = (feed.Stream, feed.Group);
        var database = redis.GetDatabase();
        var cursor = (RedisValue)"0-0";
        while (true)
        {
            var entries = await database.WithGroupAsync(stream, group, () => database
                .StreamReadGroupAsync(stream, group, ConsumerName.Current, ">", Batch).WaitAsync(cancellationToken));
            var stale = await database.WithGroupAsync(stream, group, () => database
                .StreamAutoClaimAsync(stream, group, ConsumerName.Current, (long)(2 * feed.Bound).TotalMilliseconds, cursor, Batch)
                .WaitAsync(cancellationToken));
            cursor = stale.NextStartId;

            foreach (var entry in entries.Concat(stale.ClaimedEntries.Where(entry => !entry.IsNull)))
                if (await HandledAsync(feed, entry, handle, cancellationToken))
                    await database.StreamAcknowledgeAsync(stream, group, entry.Id).WaitAsync(cancellationToken);

            if (entries.Length == 0 && cursor == "0-0") await nudge.WaitAsync(options.Sweep, time, cancellationToken);
        }
    }

    async Task<bool> HandledAsync<T>(
        Feed<T> feed, StreamEntry entry, Func<OutboxEntry<T>, CancellationToken, Task> handle, CancellationToken cancellationToken) where T : class
    {
        if (Parse(entry, feed.Type) is not { } result)
        {
            Log.Unreadable(logger, entry.Id.ToString(), feed.Group);
            return true;
        }

        using var bound = new CancellationTokenSource(feed.Bound, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await handle(result, both.Token);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (IsOfTheEntry(e) && await DeliveriesAsync(feed, entry.Id, cancellationToken) >= options.MaxDeliveries)
            {
                Log.GivenUp(logger, e, entry.Id.ToString(), feed.Group);
                return true;
            }

            Log.Failed(logger, e, entry.Id.ToString(), feed.Group);
            return false;
        }
    }

    // What an entry holds is the same each time. A server that is away is waited for however long it takes, and so is what is spoiled in a store: it may be mended there.
    static bool IsOfTheEntry(Exception e) => e is ArgumentException or FormatException;

    async Task<int> DeliveriesAsync<T>(Feed<T> feed, RedisValue entry, CancellationToken cancellationToken) where T : class
    {
        var pending = await redis.GetDatabase()
            .StreamPendingMessagesAsync(feed.Stream, feed.Group, 1, RedisValue.Null, entry, entry).WaitAsync(cancellationToken);
        return pending.Length == 0 ? 0 : pending[0].DeliveryCount;
    }

    static OutboxEntry<T>? Parse<T>(StreamEntry entry, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            var result = JsonSerializer.Deserialize((string?)entry["json"] ?? "", type);
            return result is null ? null : new(entry.Id!, result, TraceParent.Parse(entry[TraceParent.Name]));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Who reads what, and how long one entry may take.</summary>
    sealed record Feed<T>(string Stream, string Nudge, string Group, TimeSpan Bound, JsonTypeInfo<T> Type);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer; group {Group} goes on when it does")]
        public static partial void Away(ILogger logger, Exception exception, string group);

        [LoggerMessage(2, LogLevel.Error, "Entry {Entry} cannot be read and is passed over by group {Group}")]
        public static partial void Unreadable(ILogger logger, string entry, string group);

        [LoggerMessage(4, LogLevel.Error, "Entry {Entry} cannot be handled, however often it is tried, and is passed over by group {Group}")]
        public static partial void GivenUp(ILogger logger, Exception exception, string entry, string group);

        [LoggerMessage(3, LogLevel.Warning, "Group {Group} could not handle entry {Entry}; it is delivered again")]
        public static partial void Failed(ILogger logger, Exception exception, string entry, string group);
    }
}
