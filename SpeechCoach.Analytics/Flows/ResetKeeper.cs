using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Analytics;

/// <summary>Shows readers the state of a dataflow that was reset, once it has caught up, and removes the one before. Every instance may do it.</summary>
sealed partial class ResetKeeper(
    IEnumerable<FlowStage> stages, IConnectionMultiplexer redis, EventTopic topics, IOptions<FlowOptions> options, TimeProvider time,
    ILogger<ResetKeeper> logger) : BackgroundService
{
    // KEYS: flow. ARGV: generation.
    const string ShowScript = """
        if redis.call('HGET', KEYS[1], 'generation') ~= ARGV[1] then return 0 end
        redis.call('HSET', KEYS[1], 'shown', ARGV[1])
        return 1
        """;

    IDatabase Database => redis.GetDatabase();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var flow in stages.GroupBy(stage => stage.Flow))
            {
                try
                {
                    await AdvanceAsync(flow.Key, [.. flow.OrderBy(stage => stage.Number)], stoppingToken);
                }
                catch (Exception e)
                {
                    // Whatever is away, Redis or broker: the next look goes on.
                    if (!stoppingToken.IsCancellationRequested) Log.Failed(logger, flow.Key, e.GetType().Name);
                }
            }

            await Task.Delay(options.Value.Watch, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task AdvanceAsync(string flow, IReadOnlyList<FlowStage> plan, CancellationToken cancellationToken)
    {
        var generations = await Database.HashGetAsync(RedisKeys.Flow(flow), ["generation", "shown", "removed"]).WaitAsync(cancellationToken);
        var shown = generations[1];
        if (generations[0] != shown && await ShowAsync(flow, plan, generations[0], cancellationToken)) shown = generations[0];
        // Noted one by one: what is cut off here goes on at the next look.
        for (var former = (long)generations[2] + 1; former < (long)shown; former++)
        {
            await RemoveAsync([RedisKeys.FlowState(flow, former), RedisKeys.FlowViews(flow, former)], cancellationToken);
            await Database.HashSetAsync(RedisKeys.Flow(flow), "removed", former).WaitAsync(cancellationToken);
        }
    }

    async Task<bool> ShowAsync(string flow, IReadOnlyList<FlowStage> plan, RedisValue generation, CancellationToken cancellationToken)
    {
        var log = await Database.StringGetAsync([RedisKeys.EventLogIncarnation, RedisKeys.EventLogRebuilt]).WaitAsync(cancellationToken);
        // The relay has not published all reports yet.
        if (log[0] != log[1]) return false;
        foreach (var stage in plan)
            if (!await ReachedAsync(stage, $"{generation}/{log[0]}", generation, log[0], cancellationToken)) return false;

        if ((long)await Database.ScriptEvaluateAsync(ShowScript, [RedisKeys.Flow(flow)], [generation]).WaitAsync(cancellationToken) == 0) return false;
        Log.Shown(logger, flow, (long)generation);
        return true;
    }

    /// <summary>Whether a stage has come to where its topic ended when the stage before it had.</summary>
    async Task<bool> ReachedAsync(FlowStage stage, string attempt, RedisValue generation, RedisValue incarnation, CancellationToken cancellationToken)
    {
        var key = RedisKeys.FlowGoals(stage.Group);
        var goals = await Database.HashGetAllAsync(key).WaitAsync(cancellationToken);
        if (goals.FirstOrDefault(goal => goal.Name == "attempt").Value != attempt)
        {
            goals = [new("attempt", attempt), .. (await topics.EndsAsync(stage.Topic, cancellationToken)).Select(end => new HashEntry(end.Key, end.Value))];
            await Database.KeyDeleteAsync(key).WaitAsync(cancellationToken);
            await Database.HashSetAsync(key, goals).WaitAsync(cancellationToken);
        }

        var begins = stage.ReadsLog ? (await Database.HashGetAllAsync(RedisKeys.EventLogBegins).WaitAsync(cancellationToken)).ToDictionary() : [];
        var behind = new List<HashEntry>();
        foreach (var goal in goals.Where(goal => goal.Name != "attempt"))
        {
            var saved = await Database.HashGetAsync(RedisKeys.FlowPartition(stage.Group, (int)goal.Name), ["generation", "incarnation", "offset"]).WaitAsync(cancellationToken);
            var offset = saved[0] == generation && saved[1] == incarnation ? (long)saved[2] : (long)begins.GetValueOrDefault(goal.Name);
            if (offset < (long)goal.Value) behind.Add(goal);
        }

        return behind.Count == 0 || AreGone(behind, await topics.BeginsAsync(stage.Topic, cancellationToken));
    }

    /// <summary>Whether of all events before these goals the log has none any more: where all of a partition have expired, none will come that could be read.</summary>
    public static bool AreGone(IEnumerable<HashEntry> goals, IReadOnlyDictionary<int, long> begins) =>
        goals.All(goal => begins.GetValueOrDefault((int)goal.Name) >= (long)goal.Value);

    async Task RemoveAsync(IEnumerable<string> prefixes, CancellationToken cancellationToken)
    {
        var server = redis.GetServer(redis.GetEndPoints()[0]);
        foreach (var prefix in prefixes)
            await foreach (var keys in server.KeysAsync(pattern: $"{prefix}*", pageSize: 1000).Chunk(1000).WithCancellation(cancellationToken))
                await Database.KeyDeleteAsync(keys).WaitAsync(cancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Dataflow {Flow} has caught up after its reset; readers see generation {Generation} from now on")]
        public static partial void Shown(ILogger logger, string flow, long generation);

        [LoggerMessage(2, LogLevel.Warning, "Dataflow {Flow} could not be looked after ({Kind}); the next look tries again")]
        public static partial void Failed(ILogger logger, string flow, string kind);
    }
}
