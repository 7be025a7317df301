using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Worker.Relay;

/// <summary>
/// Watches whether the event log still holds what was written to it, and publishes every report again into a log that does not.
/// </summary>
sealed partial class LogKeeper(
    EventTopic topic, EventLogLedger ledger, EventBacklog backlog, ReportArchive reports, EventPublisher publisher, IConnectionMultiplexer redis,
    RelayTelemetry telemetry, IOptions<RelayOptions> options, TimeProvider time, ILogger<LogKeeper> logger) : BackgroundService
{
    const int PaceEvery = 100;

    readonly RelayOptions options = options.Value;
    readonly string self = Guid.NewGuid().ToString("n");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await topic.EnsureAsync(EventTopic.Log, stoppingToken);
                var incarnation = await WatchAsync(stoppingToken);
                if (await redis.GetDatabase().StringGetAsync(RedisKeys.EventLogRebuilt).WaitAsync(stoppingToken) != incarnation)
                    await RebuildAsync(incarnation, stoppingToken);
            }
            catch (Exception e)
            {
                // Whatever is away, broker, Redis or store: the next look tries again.
                if (!stoppingToken.IsCancellationRequested) Log.Failed(logger, e.GetType().Name);
            }

            await Task.Delay(options.Watch, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<string> WatchAsync(CancellationToken cancellationToken)
    {
        // The known ends first: within one life the log only grows, so it cannot end before them.
        var (incarnation, known) = await ledger.ReadAsync(cancellationToken);
        var ends = await topic.EndsAsync(EventTopic.Log, cancellationToken);
        if (known.All(end => ends.GetValueOrDefault(end.Key) >= end.Value)) return incarnation;
        Log.BeganAnew(logger);
        return await ledger.BeginAnewAsync(incarnation, cancellationToken);
    }

    async Task RebuildAsync(string incarnation, CancellationToken cancellationToken)
    {
        // The lease saves work and nothing else: an event published twice is counted once.
        var database = redis.GetDatabase();
        if (!await database.StringSetAsync(RedisKeys.EventLogRebuildLease, self, options.RebuildLease, When.NotExists).WaitAsync(cancellationToken))
            return;

        using var span = RelayTelemetry.Rebuilding();
        var published = 0;
        try
        {
            var renewed = time.GetTimestamp();
            using var pace = new SemaphoreSlim(1);
            await Parallel.ForEachAsync(
                reports.KeysAsync(cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = options.RebuildParallelism, CancellationToken = cancellationToken },
                async (key, ct) =>
                {
                    if (await reports.EventAsync(key, ct) is not { } speech) return;
                    await publisher.PublishAsync(speech, default, ct);
                    if (Interlocked.Increment(ref published) % PaceEvery == 0) await PaceAsync(pace, ct);
                    if (time.GetElapsedTime(Interlocked.Read(ref renewed)) < options.RebuildLease / 3) return;
                    Interlocked.Exchange(ref renewed, time.GetTimestamp());
                    await database.KeyExpireAsync(RedisKeys.EventLogRebuildLease, options.RebuildLease).WaitAsync(ct);
                });
            await database.StringSetAsync(RedisKeys.EventLogRebuilt, incarnation).WaitAsync(cancellationToken);
            telemetry.Rebuilt();
            Log.Rebuilt(logger, published);
        }
        finally
        {
            await database.KeyDeleteAsync(RedisKeys.EventLogRebuildLease).WaitAsync(CancellationToken.None);
        }
    }

    async Task PaceAsync(SemaphoreSlim pace, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(cancellationToken);
        try
        {
            await backlog.PaceAsync(EventTopic.Log, cancellationToken);
        }
        finally
        {
            pace.Release();
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The event log ends before what was written to it: it has begun again")]
        public static partial void BeganAnew(ILogger logger);

        [LoggerMessage(2, LogLevel.Information, "The event log was rebuilt from {Events} reports")]
        public static partial void Rebuilt(ILogger logger, int events);

        [LoggerMessage(3, LogLevel.Warning, "The event log could not be looked after ({Kind}); the next look tries again")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
