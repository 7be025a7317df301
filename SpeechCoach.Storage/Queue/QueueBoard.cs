using System.Text.Json;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>What an operator sees of the queue: who holds what, what is to be tried again, and how far the readers of the results are.</summary>
/// <remarks>It only looks. Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> where Redis is away.</remarks>
public sealed class QueueBoard(IConnectionMultiplexer redis)
{
    const int MostHeld = 200;

    IDatabase Database => redis.GetDatabase();

    /// <summary>The workers that Redis knows, those that hold something first; one that has died stays known for <see cref="QueueOptions.KeepSilent"/>.</summary>
    public async Task<IReadOnlyList<WorkerStanding>> WorkersAsync(CancellationToken cancellationToken)
    {
        var pending = await Database.WithGroupAsync(
            StreamNames.Tasks, GroupNames.Workers,
            () => Database.StreamPendingMessagesAsync(StreamNames.Tasks, GroupNames.Workers, MostHeld, RedisValue.Null)).WaitAsync(cancellationToken);
        var workers = await Database.StreamConsumerInfoAsync(StreamNames.Tasks, GroupNames.Workers).WaitAsync(cancellationToken);
        var held = await Task.WhenAll(pending.Select(async entry => (Worker: (string)entry.ConsumerName!, Held: await HeldAsync(entry, cancellationToken))));
        return
        [
            .. workers.Select(worker => new WorkerStanding(
                    worker.Name, TimeSpan.FromMilliseconds(worker.IdleTimeInMilliseconds), worker.PendingMessageCount,
                    [.. held.Where(each => each.Worker == worker.Name).Select(each => each.Held)]))
                .OrderByDescending(worker => worker.Holds).ThenBy(worker => worker.Silent),
        ];
    }

    /// <summary>The recordings that are to be tried again, those due first at the head.</summary>
    /// <param name="atMost">How many at the most.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IReadOnlyList<(RecordingId Recording, DateTimeOffset Due)>> RetriesAsync(int atMost, CancellationToken cancellationToken)
    {
        var entries = await Database.SortedSetRangeByRankWithScoresAsync(RedisKeys.Retries, 0, atMost - 1).WaitAsync(cancellationToken);
        return [.. entries.Select(entry => (RecordingId.Parse(entry.Element!), DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Score)))];
    }

    /// <summary>How far each group that reads the results is.</summary>
    public async Task<IReadOnlyList<GroupStanding>> ReadersAsync(CancellationToken cancellationToken)
    {
        if (!await Database.KeyExistsAsync(StreamNames.Results).WaitAsync(cancellationToken)) return [];
        var groups = await Database.StreamGroupInfoAsync(StreamNames.Results).WaitAsync(cancellationToken);
        return [.. groups.Select(group => new GroupStanding(group.Name, group.Lag, group.PendingMessageCount))];
    }

    async Task<HeldRecording> HeldAsync(StreamPendingMessageInfo entry, CancellationToken cancellationToken)
    {
        var silent = TimeSpan.FromMilliseconds(entry.IdleTimeInMilliseconds);
        var found = await Database.StreamRangeAsync(StreamNames.Tasks, entry.MessageId, entry.MessageId, 1).WaitAsync(cancellationToken);
        if (found is not [var task] || Recording(task) is not { } recording) return new(null, null, entry.DeliveryCount, silent);
        var status = RecordingHash.Read(await Database.HashGetAllAsync(RedisKeys.Recording(recording)).WaitAsync(cancellationToken));
        return new(recording, status?.Stage, status?.Attempt ?? entry.DeliveryCount, silent);
    }

    static RecordingId? Recording(StreamEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize((string?)entry["json"] ?? "", ContractsJson.Default.RecordingTask)?.Recording;
        }
        catch (JsonException)
        {
            // The worker that reads it puts it among the dead.
            return null;
        }
    }
}
