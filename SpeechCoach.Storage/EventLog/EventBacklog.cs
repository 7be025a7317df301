using System.Globalization;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// How far the readers of a topic are behind. Whoever writes much at once paces himself by it: a broker that keeps little drops the
/// oldest events, read or not.
/// </summary>
public sealed class EventBacklog(IConnectionMultiplexer redis, EventTopic topics, IOptions<EventLogOptions> options, TimeProvider time)
{
    static readonly TimeSpan Gone = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    IDatabase Database => redis.GetDatabase();

    /// <summary>Notes that a consumer group reads a topic just now. One that has not been seen for half a minute is waited for no longer.</summary>
    public Task SeenAsync(string topic, string group, CancellationToken cancellationToken) =>
        Database.SortedSetAddAsync(RedisKeys.TopicReaders(topic), group, time.GetUtcNow().ToUnixTimeSeconds()).WaitAsync(cancellationToken);

    /// <summary>The most events of a partition that a group which was seen lately has not read and saved yet; 0 where none was seen.</summary>
    public async Task<long> LongestAsync(string topic, CancellationToken cancellationToken)
    {
        var groups = await Database.SortedSetRangeByScoreAsync(
            RedisKeys.TopicReaders(topic), (time.GetUtcNow() - Gone).ToUnixTimeSeconds()).WaitAsync(cancellationToken);
        if (groups.Length == 0) return 0;

        // The ends last: an event that comes in between counts as unread.
        var incarnation = await Database.StringGetAsync(RedisKeys.EventLogIncarnation).WaitAsync(cancellationToken);
        var begins = topic == EventTopic.Log ? await Database.HashGetAllAsync(RedisKeys.EventLogBegins).WaitAsync(cancellationToken) : [];
        var partitions = await topics.PartitionsAsync(topic, cancellationToken);
        var saved = await Task.WhenAll(groups.SelectMany(group => Enumerable.Range(0, partitions).Select(async partition =>
        {
            var generation = Database.HashGetAsync(RedisKeys.Flow(((string)group!).Split('.')[0]), "generation");
            var at = await Database.HashGetAsync(RedisKeys.FlowPartition((string)group!, partition), ["incarnation", "offset", "generation"]);
            // After a reset it reads once more what it had read.
            return (Partition: partition, Offset: at[0] == incarnation && at[2] == await generation ? (long)at[1] : Begin(begins, partition));
        }))).WaitAsync(cancellationToken);
        var ends = await topics.EndsAsync(topic, cancellationToken);
        if (saved.All(read => read.Offset >= ends.GetValueOrDefault(read.Partition))) return 0;

        // What the log has dropped is no longer waited for.
        var oldest = await topics.BeginsAsync(topic, cancellationToken);
        return saved.Max(read => ends.GetValueOrDefault(read.Partition) - Math.Max(read.Offset, oldest.GetValueOrDefault(read.Partition)));
    }

    /// <summary>
    /// Returns once no group is further behind than <see cref="EventLogOptions.Ahead"/>, or none has come nearer for as long as a group
    /// may be silent.
    /// </summary>
    public async Task PaceAsync(string topic, CancellationToken cancellationToken)
    {
        var (nearest, since) = (long.MaxValue, time.GetTimestamp());
        while (await LongestAsync(topic, cancellationToken) is var behind && behind > options.Value.Ahead)
        {
            if (behind < nearest) (nearest, since) = (behind, time.GetTimestamp());
            if (time.GetElapsedTime(since) > Gone) return;
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    static long Begin(HashEntry[] begins, int partition)
    {
        var name = (RedisValue)partition.ToString(CultureInfo.InvariantCulture);
        return begins.Where(begin => begin.Name == name).Select(begin => (long)begin.Value).FirstOrDefault();
    }
}
