using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Analytics;

/// <summary>
/// Where a dataflow stands. Windows and offset are saved together or not at all, and only by the instance that opened the
/// partition last: one that was paused and wakes up after a rebalance finds its fencing number out of force.
/// </summary>
sealed class FlowState(IConnectionMultiplexer redis)
{
    // The keys of windows and read models are not declared, as a cluster would ask for: there is one primary.
    static readonly string OpenScript = Script("open");
    static readonly string SaveScript = Script("save");

    // ARGV: keys, packed. Answers the index of each hash that is there, and what is in it.
    const string LoadScript = """
        local found = {}
        for i, key in ipairs(cmsgpack.unpack(ARGV[1])) do
          local hash = redis.call('HGETALL', key)
          if #hash > 0 then
            found[#found + 1] = i - 1
            found[#found + 1] = hash
          end
        end
        return found
        """;

    /// <summary>Takes a partition of a stage over. Blocks, because the broker's client asks for the offset from within a callback.</summary>
    public FlowPartition Open(FlowStage stage, int partition)
    {
        var answer = (RedisValue[])redis.GetDatabase().ScriptEvaluate(
            OpenScript,
            [
                RedisKeys.FlowPartition(stage.Group, partition), RedisKeys.Flow(stage.Flow), RedisKeys.EventLogIncarnation,
                RedisKeys.EventLogBegins,
            ],
            [partition, stage.ReadsLog])!;
        return new(partition, (long)answer[0], (long)answer[1], (string)answer[2]!, (long)answer[3], (bool)answer[4]);
    }

    /// <summary>What stands in those of some hashes that are there; forgets then which they were.</summary>
    public async Task<IReadOnlyList<StoredHash>> LoadAsync(CommandBuffer keys, CancellationToken cancellationToken)
    {
        if (keys.IsEmpty) return [];
        var answer = (RedisResult[])(await redis.GetDatabase().ScriptEvaluateAsync(LoadScript, null, [keys.Packed]).WaitAsync(cancellationToken))!;
        keys.Clear();
        var found = new StoredHash[answer.Length / 2];
        for (var i = 0; i < found.Length; i++) found[i] = new((int)answer[2 * i], (RedisValue[])answer[2 * i + 1]!);
        return found;
    }

    /// <summary>Saves what a batch has changed together with the offset that follows the last event in it; forgets then what it was.</summary>
    public async Task<SaveOutcome> SaveAsync(FlowStage stage, FlowPartition partition, long next, CommandBuffer commands, CancellationToken cancellationToken)
    {
        RedisValue[] values =
        [
            partition.Fence.ToString(CultureInfo.InvariantCulture), partition.Generation.ToString(CultureInfo.InvariantCulture),
            partition.Incarnation, next, commands.Packed,
        ];
        var answer = (string?)await redis.GetDatabase().ScriptEvaluateAsync(
            SaveScript,
            [RedisKeys.FlowPartition(stage.Group, partition.Partition), RedisKeys.Flow(stage.Flow), RedisKeys.EventLogIncarnation],
            values).WaitAsync(cancellationToken);
        commands.Clear();
        return answer switch
        {
            "saved" => SaveOutcome.Saved,
            "fenced" => SaveOutcome.Fenced,
            "reset" => SaveOutcome.WasReset,
            _ => SaveOutcome.LogBeganAnew,
        };
    }

    /// <summary>The log's present incarnation, empty before the first, and the dataflow's generation.</summary>
    public async Task<(string Incarnation, long Generation)> LifeAsync(FlowStage stage, CancellationToken cancellationToken)
    {
        var database = redis.GetDatabase();
        var incarnation = database.StringGetAsync(RedisKeys.EventLogIncarnation);
        var generation = database.HashGetAsync(RedisKeys.Flow(stage.Flow), "generation");
        return ((string?)await incarnation.WaitAsync(cancellationToken) ?? "", (long)await generation.WaitAsync(cancellationToken));
    }

    static string Script(string name)
    {
        using var stream = typeof(FlowState).Assembly.GetManifestResourceStream($"SpeechCoach.Analytics.Flows.Scripts.{name}.lua")
            ?? throw new InvalidOperationException($"The script {name}.lua is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
