using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>What an operator does with dataflows.</summary>
/// <remarks>Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> where Redis is away.</remarks>
public sealed class FlowControl(IConnectionMultiplexer redis)
{
    // KEYS: flow, rebuilt. Answers the new generation, or 0 where there is no such dataflow.
    const string ResetScript = """
        if redis.call('HEXISTS', KEYS[1], 'generation') == 0 then return 0 end
        redis.call('DEL', KEYS[2])
        return redis.call('HINCRBY', KEYS[1], 'generation', 1)
        """;

    /// <summary>
    /// Begins a dataflow anew: its state is made once more from all reports, which the relay publishes again, while the other dataflows
    /// run on. Until it has caught up readers see what it had before.
    /// </summary>
    /// <param name="flow">The dataflow's name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>False where no dataflow of this name has ever run.</returns>
    public async Task<bool> ResetAsync(string flow, CancellationToken cancellationToken) =>
        (long)await redis.GetDatabase().ScriptEvaluateAsync(
            ResetScript, [RedisKeys.Flow(flow), RedisKeys.EventLogRebuilt]).WaitAsync(cancellationToken) > 0;

    /// <summary>The generation of a dataflow's state that is being made, and the one that readers see; both 0 before it has run.</summary>
    public async Task<(long Made, long Shown)> GenerationsAsync(string flow, CancellationToken cancellationToken)
    {
        var values = await redis.GetDatabase().HashGetAsync(RedisKeys.Flow(flow), ["generation", "shown"]).WaitAsync(cancellationToken);
        return ((long)values[0], (long)values[1]);
    }
}
