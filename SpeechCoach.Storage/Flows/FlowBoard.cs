using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>How far the dataflows are, by what they and the relay have noted in Redis: the broker itself is not asked.</summary>
/// <remarks>Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> where Redis is away.</remarks>
public sealed class FlowBoard(IConnectionMultiplexer redis, FlowControl control, TimeProvider time)
{
    static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    IDatabase Database => redis.GetDatabase();

    /// <summary>Where each of some dataflows stands, and then every other one that has been seen within a day.</summary>
    public async Task<IReadOnlyList<FlowStanding>> ReadAsync(IEnumerable<string> flows, CancellationToken cancellationToken)
    {
        // The ends before the offsets: what comes in between is not shown as a lag that never was.
        var incarnation = await Database.StringGetAsync(RedisKeys.EventLogIncarnation).WaitAsync(cancellationToken);
        var ends = await NumbersAsync(RedisKeys.EventLogEnds, cancellationToken);
        var begins = await NumbersAsync(RedisKeys.EventLogBegins, cancellationToken);
        var seen = await Database.SortedSetRangeByScoreAsync(
            RedisKeys.TopicReaders(TopicNames.SpeechAnalyzed), (time.GetUtcNow() - Lately).ToUnixTimeSeconds()).WaitAsync(cancellationToken);
        return await Task.WhenAll(flows.Union(seen.Select(flow => (string)flow!).Order(StringComparer.Ordinal)).Select(flow => OfAsync(flow, incarnation, ends, begins, cancellationToken)));
    }

    async Task<FlowStanding> OfAsync(
        string flow, RedisValue incarnation, Dictionary<int, long> ends, Dictionary<int, long> begins, CancellationToken cancellationToken)
    {
        var lag = 0L;
        foreach (var (partition, end) in ends)
        {
            var at = await Database.HashGetAsync(RedisKeys.FlowPartition(flow, partition), ["incarnation", "offset"]).WaitAsync(cancellationToken);
            // Offsets of another incarnation are of another log.
            lag += Math.Max(0, end - (at[0] == incarnation && at[1].HasValue ? (long)at[1] : begins.GetValueOrDefault(partition)));
        }

        var seen = await Database.SortedSetScoreAsync(RedisKeys.TopicReaders(TopicNames.SpeechAnalyzed), flow).WaitAsync(cancellationToken);
        var (made, shown) = await control.GenerationsAsync(flow, cancellationToken);
        return new(
            flow, lag, seen is { } then ? time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds((long)then) : null,
            await Database.StreamLengthAsync(RedisKeys.FlowAside(flow)).WaitAsync(cancellationToken), made == shown);
    }

    async Task<Dictionary<int, long>> NumbersAsync(string key, CancellationToken cancellationToken) =>
        (await Database.HashGetAllAsync(key).WaitAsync(cancellationToken)).ToDictionary(
            entry => int.Parse((string)entry.Name!, CultureInfo.InvariantCulture), entry => (long)entry.Value);
}
