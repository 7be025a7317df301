using Confluent.Kafka;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Worker.Relay;

/// <summary>
/// Watches whether the event log still holds what was written to it, and publishes every report again into a log that does not.
/// </summary>
sealed partial class LogKeeper(
    EventTopic topic, LogWatch watch, EventLogLedger ledger, ReportArchive reports, WithdrawalQueue withdrawals, EventPublisher publisher, EventReplay replay,
    IConnectionMultiplexer redis, RelayTelemetry telemetry, IOptions<RelayOptions> options, TimeProvider time,
    ILogger<LogKeeper> logger) : BackgroundService
{
    // KEYS: rebuilt. ARGV: what stands there if nobody has asked for another rebuild since this one began, the incarnation.
    const string EndScript = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) end
        """;

    // A look at a log that is away takes as long as its client waits.
    static readonly TimeSpan longestLook = TimeSpan.FromMinutes(1);

    readonly RelayOptions options = options.Value;
    readonly string self = Guid.NewGuid().ToString("n");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var incarnation = await LookAsync(stoppingToken);
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

    async Task<string> LookAsync(CancellationToken cancellationToken)
    {
        var answers = true;
        try
        {
            await topic.EnsureAsync(EventTopic.Log, cancellationToken);
            return await watch.IncarnationAsync(cancellationToken);
        }
        catch (KafkaException)
        {
            answers = false;
            throw;
        }
        finally
        {
            await ledger.SawAsync(answers, options.Watch + longestLook, cancellationToken);
        }
    }

    async Task RebuildAsync(string incarnation, CancellationToken cancellationToken)
    {
        // The lease saves work and nothing else: an event published twice is counted once.
        var database = redis.GetDatabase();
        if (!await database.StringSetAsync(RedisKeys.EventLogRebuildLease, self, options.RebuildLease, When.NotExists).WaitAsync(cancellationToken))
            return;

        using var span = RelayTelemetry.Rebuilding();
        try
        {
            // A reset meanwhile takes this away: of what is published by then its dataflow may see nothing.
            var begun = $"begun {incarnation}";
            await database.StringSetAsync(RedisKeys.EventLogRebuilt, begun).WaitAsync(cancellationToken);
            // First: where a window of the latest ones still has one of them, the reports that follow fill its place.
            foreach (var recording in await withdrawals.AllAsync(cancellationToken)) await publisher.PublishAsync(recording.Event(), default, cancellationToken);
            var renewed = time.GetTimestamp();
            var published = await replay.PublishAsync(
                reports.KeysAsync(ObjectKeys.Reports, cancellationToken),
                async (key, ct) =>
                {
                    if (time.GetElapsedTime(Interlocked.Read(ref renewed)) > options.RebuildLease / 3)
                    {
                        Interlocked.Exchange(ref renewed, time.GetTimestamp());
                        await database.KeyExpireAsync(RedisKeys.EventLogRebuildLease, options.RebuildLease).WaitAsync(ct);
                    }

                    return await reports.EventAsync(key, ct);
                },
                cancellationToken);
            await database.ScriptEvaluateAsync(EndScript, [RedisKeys.EventLogRebuilt], [begun, incarnation]).WaitAsync(cancellationToken);
            telemetry.Rebuilt();
            Log.Rebuilt(logger, published);
        }
        finally
        {
            await database.KeyDeleteAsync(RedisKeys.EventLogRebuildLease).WaitAsync(CancellationToken.None);
        }
    }

    static partial class Log
    {
        [LoggerMessage(2, LogLevel.Information, "The event log was rebuilt from {Events} reports")]
        public static partial void Rebuilt(ILogger logger, int events);

        [LoggerMessage(3, LogLevel.Warning, "The event log could not be looked after ({Kind}); the next look tries again")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
