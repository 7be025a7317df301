using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Analytics.Flows;

/// <summary>
/// Where a dataflow stands. Windows and offset are saved together or not at all, and only by the instance that opened the
/// partition last: one that was paused and wakes up after a rebalance finds its fencing number out of force.
/// </summary>
sealed class FlowState(IConnectionMultiplexer redis)
{
    // KEYS: flow, incarnation of the log. Answers the new fencing number, the log's incarnation, the offset to begin at.
    const string OpenScript = """
        local incarnation = redis.call('GET', KEYS[2]) or ''
        local saved = redis.call('HMGET', KEYS[1], 'incarnation', 'offset')
        local fence = redis.call('HINCRBY', KEYS[1], 'fence', 1)
        return { fence, incarnation, saved[1] == incarnation and saved[2] or '0' }
        """;

    // KEYS: flow, incarnation of the log, then the hash of every change. ARGV: fence, incarnation, offset, then field and value of every change.
    const string SaveScript = """
        if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return 'fenced' end
        if (redis.call('GET', KEYS[2]) or '') ~= ARGV[2] then return 'anew' end
        for i = 3, #KEYS do
            -- A window whose key ends in a deleted subject stays away, whenever its event comes.
            if redis.call('EXISTS', 'sc:forgotten:' .. KEYS[i]:match('[^:]*$')) == 0 then
                redis.call('HSET', KEYS[i], ARGV[2 * i - 2], ARGV[2 * i - 1])
            end
        end
        redis.call('HSET', KEYS[1], 'incarnation', ARGV[2], 'offset', ARGV[3])
        return 'saved'
        """;

    /// <summary>Takes a partition over. Blocks, because the broker's client asks for the offset from within a callback.</summary>
    public FlowPartition Open(string flow, int partition)
    {
        var answer = (RedisValue[])redis.GetDatabase().ScriptEvaluate(
            OpenScript, [RedisKeys.Flow(flow, partition), RedisKeys.EventLogIncarnation])!;
        return new(partition, (long)answer[0], (string)answer[1]!, (long)answer[2]);
    }

    /// <summary>Saves changed windows together with the offset that follows the last event in them.</summary>
    public async Task<SaveOutcome> SaveAsync(
        string flow, FlowPartition partition, long next, IReadOnlyCollection<WindowChange> changes, CancellationToken cancellationToken)
    {
        RedisKey[] keys = [RedisKeys.Flow(flow, partition.Partition), RedisKeys.EventLogIncarnation, .. changes.Select(change => (RedisKey)change.Key)];
        RedisValue[] values =
        [
            partition.Fence.ToString(CultureInfo.InvariantCulture), partition.Incarnation, next,
            .. changes.SelectMany(change => new RedisValue[] { change.Field, change.Json }),
        ];
        var answer = (string?)await redis.GetDatabase().ScriptEvaluateAsync(SaveScript, keys, values).WaitAsync(cancellationToken);
        return answer switch
        {
            "saved" => SaveOutcome.Saved,
            "fenced" => SaveOutcome.Fenced,
            _ => SaveOutcome.LogBeganAnew,
        };
    }

    /// <summary>The log's present incarnation; empty before the first.</summary>
    public async Task<string> IncarnationAsync(CancellationToken cancellationToken) =>
        (string?)await redis.GetDatabase().StringGetAsync(RedisKeys.EventLogIncarnation).WaitAsync(cancellationToken) ?? "";
}
