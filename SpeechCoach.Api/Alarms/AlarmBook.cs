using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Api.Alarms;

/// <summary>What is to be done when, in Redis: it outlives every instance, and one of them does it.</summary>
sealed class AlarmBook(IConnectionMultiplexer redis)
{
    // KEYS: alarms. ARGV: now, until when they are ours, how many at the most. Answers the alarms that are due, which ring again then if we fall silent.
    const string Take = """
        local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
        for _, alarm in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], alarm) end
        return due
        """;

    // KEYS: alarms. ARGV: alarm, until when it was ours, when to ring again or nothing. An alarm set anew in the meantime stands.
    const string End = """
        local now = redis.call('ZSCORE', KEYS[1], ARGV[1])
        if not now or tonumber(now) ~= tonumber(ARGV[2]) then return 0 end
        if ARGV[3] == '' then return redis.call('ZREM', KEYS[1], ARGV[1]) end
        return redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
        """;

    IDatabase Database => redis.GetDatabase();

    /// <summary>Sets an alarm; one of the same kind and subject is moved.</summary>
    public async Task SetAsync(string kind, string subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await Database.SortedSetAddAsync(RedisKeys.Alarms, Name(kind, subject), at.ToUnixTimeMilliseconds()).WaitAsync(cancellationToken);
        await redis.GetSubscriber().PublishAsync(RedisChannel.Literal(NudgeNames.Alarms), "").WaitAsync(cancellationToken);
    }

    public Task RemoveAsync(string kind, string subject, CancellationToken cancellationToken) =>
        Database.SortedSetRemoveAsync(RedisKeys.Alarms, Name(kind, subject)).WaitAsync(cancellationToken);

    /// <summary>When the next alarm rings; null where there is none.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        await Database.SortedSetRangeByRankWithScoresAsync(RedisKeys.Alarms, 0, 0).WaitAsync(cancellationToken) is [var first]
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)first.Score)
            : null;

    /// <summary>Takes so many of the alarms that are due, until then.</summary>
    public async Task<IReadOnlyList<(string Kind, string Subject)>> TakeAsync(DateTimeOffset now, DateTimeOffset until, int atMost, CancellationToken cancellationToken)
    {
        var due = (string[])(await Database.ScriptEvaluateAsync(
            Take, [RedisKeys.Alarms], [now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), atMost]).WaitAsync(cancellationToken))!;
        return [.. due.Select(name => name.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))];
    }

    /// <summary>Ends an alarm that was taken, or lets it ring again at another time.</summary>
    public Task EndAsync(string kind, string subject, DateTimeOffset until, DateTimeOffset? next, CancellationToken cancellationToken) => Database.ScriptEvaluateAsync(
        End, [RedisKeys.Alarms], [Name(kind, subject), until.ToUnixTimeMilliseconds(), next is { } at ? at.ToUnixTimeMilliseconds() : RedisValue.EmptyString])
        .WaitAsync(cancellationToken);

    static string Name(string kind, string subject) => $"{kind}:{subject}";
}
