using Microsoft.Extensions.Diagnostics.HealthChecks;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Operations;

/// <summary>Looks at everything that an operator is shown.</summary>
sealed class OperationsReader(
    IConnectionMultiplexer redis, RecordingQueue queue, QueueBoard board, FlowBoard flows, EventLogLedger log, PipelineReader pipeline, HealthCheckService health, TimeProvider time)
{
    const int MostListed = 20, MinutesShown = 60;

    static readonly string[] shownFlows =
    [
        FlowNames.SpeakingProgress, FlowNames.Usual, FlowNames.ActiveWords, FlowNames.PopulationBands, FlowNames.PipelineHealth, FlowNames.Archive,
    ];

    public async Task<OperationsSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var standing = PipelineAsync(cancellationToken);
        return new(time.GetUtcNow(), await StoresAsync(cancellationToken), await standing);
    }

    /// <summary>The servers that this service needs, and the event log, which it does not: that is as the workers have seen it of late, where any has.</summary>
    public async Task<IReadOnlyList<StoreHealth>> StoresAsync(CancellationToken cancellationToken)
    {
        var answers = LogAsync(cancellationToken);
        var report = await health.CheckHealthAsync(check => !check.Tags.Contains("live"), cancellationToken);
        var stores = report.Entries.Select(entry => new StoreHealth(entry.Key, entry.Value.Status == HealthStatus.Healthy, entry.Value.Duration.TotalMilliseconds));
        StoreHealth[] seen = await answers is { } well ? [new("event-log", well, null)] : [];
        return [.. stores.Concat(seen).OrderBy(store => store.Name, StringComparer.Ordinal)];
    }

    async Task<bool?> LogAsync(CancellationToken cancellationToken)
    {
        if (!redis.IsConnected) return null;
        try
        {
            return await log.AnswersAsync(cancellationToken);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return null;
        }
    }

    async Task<PipelineStanding?> PipelineAsync(CancellationToken cancellationToken)
    {
        // Each question would wait for it.
        if (!redis.IsConnected) return null;
        try
        {
            return new(
                await queue.DepthAsync(cancellationToken),
                await board.WorkersAsync(cancellationToken),
                await board.RetriesAsync(MostListed, cancellationToken),
                await queue.DeadAsync(MostListed, cancellationToken),
                await board.ReadersAsync(cancellationToken),
                await flows.ReadAsync(shownFlows, cancellationToken),
                await pipeline.ReadAsync(time.GetUtcNow(), MinutesShown, cancellationToken));
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // The stores' health says so.
            return null;
        }
    }
}
