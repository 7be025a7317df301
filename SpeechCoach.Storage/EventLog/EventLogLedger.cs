using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// Knows which life of the event log this is. A broker that keeps its log in memory, or loses its disk, begins again at offset 0,
/// and offsets saved before then mean other events. So every life has an id, the incarnation, to which saved offsets belong.
/// </summary>
/// <remarks>
/// The log is known to have begun again when it ends before an offset that was written to, or when an offset is written to twice:
/// every offset written is marked, so that a log which has already grown past its former end is found out as well.
/// Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> where Redis is away.
/// </remarks>
public sealed class EventLogLedger(IConnectionMultiplexer redis)
{
    // KEYS: incarnation, ends. ARGV: the incarnation where there is none yet. Answers the incarnation, then partitions and their ends.
    const string ReadScript = """
        redis.call('SET', KEYS[1], ARGV[1], 'NX')
        local answer = redis.call('HGETALL', KEYS[2])
        table.insert(answer, 1, redis.call('GET', KEYS[1]))
        return answer
        """;

    // KEYS: incarnation, ends, offsets. ARGV: incarnation, partition, offset. Answers 0 where the offset had been written to before.
    const string MarkScript = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 1 end
        if redis.call('SETBIT', KEYS[3], ARGV[3], 1) == 1 then return 0 end
        if tonumber(ARGV[3]) >= tonumber(redis.call('HGET', KEYS[2], ARGV[2]) or 0) then
          redis.call('HSET', KEYS[2], ARGV[2], ARGV[3] + 1)
        end
        return 1
        """;

    // KEYS: incarnation, begins, ends, then the offsets of every partition. ARGV: the incarnation that has ended, the next one, then
    // partitions and where it begins in each.
    const string BeginScript = """
        local current = redis.call('GET', KEYS[1]) or ''
        if current ~= ARGV[1] then return current end
        for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
        redis.call('SET', KEYS[1], ARGV[2])
        if #ARGV > 2 then redis.call('HSET', KEYS[2], unpack(ARGV, 3)) end
        return ARGV[2]
        """;

    IDatabase Database => redis.GetDatabase();

    /// <summary>The incarnation, the first one where there was none.</summary>
    public async Task<string> CurrentAsync(CancellationToken cancellationToken) =>
        (string?)await Database.StringGetAsync(RedisKeys.EventLogIncarnation).WaitAsync(cancellationToken)
        ?? (await ReadAsync(cancellationToken)).Incarnation;

    /// <summary>The incarnation and, by partition, the end of the log that has been seen in it.</summary>
    public async Task<(string Incarnation, IReadOnlyDictionary<int, long> Ends)> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = (RedisValue[])(await Database.ScriptEvaluateAsync(
            ReadScript, [RedisKeys.EventLogIncarnation, RedisKeys.EventLogEnds], [NewIncarnation()]).WaitAsync(cancellationToken))!;
        return ((string)answer[0]!, answer.Skip(1).Chunk(2).ToDictionary(pair => (int)pair[0], pair => (long)pair[1]));
    }

    /// <summary>Notes that an event stands at an offset; false where another one had stood there, so that the log must have begun again.</summary>
    public async Task<bool> MarkAsync(string incarnation, int partition, long offset, CancellationToken cancellationToken) =>
        (long)await Database.ScriptEvaluateAsync(
            MarkScript,
            [RedisKeys.EventLogIncarnation, RedisKeys.EventLogEnds, RedisKeys.EventLogOffsets(partition)],
            [incarnation, partition, offset]).WaitAsync(cancellationToken) == 1;

    /// <summary>Ends an incarnation and returns the one that follows, the same for all who call this at once.</summary>
    /// <param name="ended">The one that has ended.</param>
    /// <param name="begins">By partition, where the next one begins: what stands before is of no account. At 0 where it is not given.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<string> BeginAnewAsync(string ended, IReadOnlyDictionary<int, long> begins, CancellationToken cancellationToken)
    {
        RedisKey[] keys =
        [
            RedisKeys.EventLogIncarnation,
            RedisKeys.EventLogBegins,
            RedisKeys.EventLogEnds,
            .. (await Database.HashKeysAsync(RedisKeys.EventLogEnds).WaitAsync(cancellationToken))
                .Select(partition => (RedisKey)RedisKeys.EventLogOffsets((int)partition)),
        ];
        RedisValue[] values = [ended, NewIncarnation(), .. begins.SelectMany(begin => new RedisValue[] { begin.Key, begin.Value })];
        return (string)(await Database.ScriptEvaluateAsync(BeginScript, keys, values).WaitAsync(cancellationToken))!;
    }

    /// <inheritdoc cref="BeginAnewAsync(string, IReadOnlyDictionary{int, long}, CancellationToken)"/>
    public Task<string> BeginAnewAsync(string ended, CancellationToken cancellationToken) =>
        BeginAnewAsync(ended, new Dictionary<int, long>(), cancellationToken);

    /// <summary>Notes whether the log answered just now, for those who do not speak to it.</summary>
    /// <param name="answers">Whether it did.</param>
    /// <param name="lasts">How long that is worth knowing.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task SawAsync(bool answers, TimeSpan lasts, CancellationToken cancellationToken) =>
        Database.StringSetAsync(RedisKeys.EventLogSeen, answers ? 1 : 0, lasts).WaitAsync(cancellationToken);

    /// <summary>Whether the log answered the relay that looked last; null where none has looked of late.</summary>
    public async Task<bool?> AnswersAsync(CancellationToken cancellationToken) =>
        (bool?)await Database.StringGetAsync(RedisKeys.EventLogSeen).WaitAsync(cancellationToken);

    static string NewIncarnation() => Guid.NewGuid().ToString("n");
}
