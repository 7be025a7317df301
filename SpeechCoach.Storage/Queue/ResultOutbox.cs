using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// The outbox of ended recordings, read by independent groups. An entry is acknowledged after its handler has returned;
/// where the handler fails, the entry stays pending and is delivered again, to whichever instance comes first.
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
    public async Task RunAsync(
        string group, Func<OutboxEntry<RecordingResult>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var nudge = await Nudge.SubscribeAsync(redis, NudgeNames.Results, cancellationToken);
                await ReadAsync(group, handle, nudge, cancellationToken);
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                Log.Away(logger, e, group);
                await Task.Delay(options.Sweep, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    async Task ReadAsync(
        string group, Func<OutboxEntry<RecordingResult>, CancellationToken, Task> handle, Nudge nudge, CancellationToken cancellationToken)
    {
        var database = redis.GetDatabase();
        var cursor = (RedisValue)"0-0";
        while (true)
        {
            var entries = await database.WithGroupAsync(StreamNames.Results, group, () => database
                .StreamReadGroupAsync(StreamNames.Results, group, ConsumerName.Current, ">", Batch).WaitAsync(cancellationToken));
            var stale = await database.WithGroupAsync(StreamNames.Results, group, () => database
                .StreamAutoClaimAsync(StreamNames.Results, group, ConsumerName.Current, (long)(2 * options.ClaimAfter).TotalMilliseconds, cursor, Batch)
                .WaitAsync(cancellationToken));
            cursor = stale.NextStartId;

            foreach (var entry in entries.Concat(stale.ClaimedEntries.Where(entry => !entry.IsNull)))
                if (await HandledAsync(group, entry, handle, cancellationToken))
                    await database.StreamAcknowledgeAsync(StreamNames.Results, group, entry.Id).WaitAsync(cancellationToken);

            if (entries.Length == 0 && cursor == "0-0") await nudge.WaitAsync(options.Sweep, time, cancellationToken);
        }
    }

    async Task<bool> HandledAsync(
        string group, StreamEntry entry, Func<OutboxEntry<RecordingResult>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        if (Parse(entry) is not { } result)
        {
            Log.Unreadable(logger, entry.Id.ToString(), group);
            return true;
        }

        using var bound = new CancellationTokenSource(options.ClaimAfter, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await handle(result, both.Token);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, e, entry.Id.ToString(), group);
            return false;
        }
    }

    static OutboxEntry<RecordingResult>? Parse(StreamEntry entry)
    {
        try
        {
            var result = JsonSerializer.Deserialize((string?)entry["json"] ?? "", ContractsJson.Default.RecordingResult);
            return result is null ? null : new(entry.Id!, result, TraceParent.Parse(entry[TraceParent.Name]));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer; group {Group} goes on when it does")]
        public static partial void Away(ILogger logger, Exception exception, string group);

        [LoggerMessage(2, LogLevel.Error, "Result {Entry} cannot be read and is passed over by group {Group}")]
        public static partial void Unreadable(ILogger logger, string entry, string group);

        [LoggerMessage(3, LogLevel.Warning, "Group {Group} could not handle result {Entry}; it is delivered again")]
        public static partial void Failed(ILogger logger, Exception exception, string entry, string group);
    }
}
