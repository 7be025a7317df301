using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Api.Alarms;

/// <summary>What is to be done when, in Redis: it outlives every instance, and one of them does it.</summary>
sealed class AlarmBook(IConnectionMultiplexer redis)
{
    // KEYS: alarms, those that ring, those set while they rang. ARGV: alarm, when. One that rings is not set beside itself but after.
    const string Set = """
        local rings = redis.call('ZSCORE', KEYS[2], ARGV[1])
        if rings and rings == redis.call('ZSCORE', KEYS[1], ARGV[1]) then return redis.call('HSET', KEYS[3], ARGV[1], ARGV[2]) end
        redis.call('ZREM', KEYS[2], ARGV[1])
        return redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
        """;

    // ARGV: now, until when they are ours, how many at the most. Answers the alarms that are due, which ring again then if we fall silent.
    const string Take = """
        local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
        for _, alarm in ipairs(due) do
          redis.call('ZADD', KEYS[1], ARGV[2], alarm)
          redis.call('ZADD', KEYS[2], ARGV[2], alarm)
        end
        return due
        """;

    // ARGV: alarm, until when it was ours, when to ring again or nothing, nudge. One that was set meanwhile rings when it was set for.
    const string End = """
        local rings = redis.call('ZSCORE', KEYS[2], ARGV[1])
        if not rings or tonumber(rings) ~= tonumber(ARGV[2]) then return 0 end
        redis.call('ZREM', KEYS[2], ARGV[1])
        if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
        local again = redis.call('HGET', KEYS[3], ARGV[1])
        if again then
          redis.call('HDEL', KEYS[3], ARGV[1])
          redis.call('ZADD', KEYS[1], again, ARGV[1])
          return redis.call('PUBLISH', ARGV[4], '')
        end
        if ARGV[3] == '' then return redis.call('ZREM', KEYS[1], ARGV[1]) end
        return redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
        """;

    const string Remove = """
        redis.call('HDEL', KEYS[3], ARGV[1])
        return redis.call('ZREM', KEYS[1], ARGV[1])
        """;

    static readonly RedisKey[] keys = [RedisKeys.Alarms, RedisKeys.AlarmsRinging, RedisKeys.AlarmsAgain];

    IDatabase Database => redis.GetDatabase();

    /// <summary>Sets an alarm; one of the same kind and subject is moved, or rings once more where it is ringing just now: never twice at once.</summary>
    public async Task SetAsync(string kind, string subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await RunAsync(Set, [Name(kind, subject), at.ToUnixTimeMilliseconds()], cancellationToken);
        await redis.GetSubscriber().PublishAsync(RedisChannel.Literal(NudgeNames.Alarms), "").WaitAsync(cancellationToken);
    }

    public Task RemoveAsync(string kind, string subject, CancellationToken cancellationToken) =>
        RunAsync(Remove, [Name(kind, subject)], cancellationToken);

    /// <summary>When the next alarm rings; null where there is none.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        await Database.SortedSetRangeByRankWithScoresAsync(RedisKeys.Alarms, 0, 0).WaitAsync(cancellationToken) is [var first]
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)first.Score)
            : null;

    /// <summary>Takes so many of the alarms that are due, until then.</summary>
    public async Task<IReadOnlyList<(string Kind, string Subject)>> TakeAsync(DateTimeOffset now, DateTimeOffset until, int atMost, CancellationToken cancellationToken)
    {
        var due = (string[])(await RunAsync(Take, [now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), atMost], cancellationToken))!;
        return [.. due.Select(name => name.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))];
    }

    /// <summary>Ends an alarm that was taken, or lets it ring again at another time.</summary>
    public Task EndAsync(string kind, string subject, DateTimeOffset until, DateTimeOffset? next, CancellationToken cancellationToken) => RunAsync(
        End, [Name(kind, subject), until.ToUnixTimeMilliseconds(), next is { } at ? at.ToUnixTimeMilliseconds() : RedisValue.EmptyString, NudgeNames.Alarms], cancellationToken);

    Task<RedisResult> RunAsync(string script, RedisValue[] values, CancellationToken cancellationToken) =>
        Database.ScriptEvaluateAsync(script, keys, values).WaitAsync(cancellationToken);

    static string Name(string kind, string subject) => $"{kind}:{subject}";
}
