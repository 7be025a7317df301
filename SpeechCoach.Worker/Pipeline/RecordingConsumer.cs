using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Worker;

/// <summary>Takes recordings from the queue, one after the other on each of its lanes, and outlives Redis being away.</summary>
sealed partial class RecordingConsumer(
    RecordingQueue queue,
    RecordingProcessor processor,
    IConnectionMultiplexer redis,
    IOptions<PipelineOptions> pipeline,
    IOptions<QueueOptions> options,
    TimeProvider time,
    ILogger<RecordingConsumer> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Enumerable.Range(0, pipeline.Value.Concurrency).Select(lane => RunAsync($"{ConsumerName.Current}-{lane}", stoppingToken)));

    async Task RunAsync(string consumer, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var nudge = await Nudge.SubscribeAsync(redis, NudgeNames.Tasks, stoppingToken);
                await ConsumeAsync(consumer, nudge, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (JsonException e)
            {
                // It stays pending until it has been delivered too often; the others must not wait for that.
                Log.Unreadable(logger, e.GetType().Name);
            }
            catch (Exception e)
            {
                // Whatever a dying connection throws, the worker must not end by it.
                Log.Away(logger, e);
                await Task.Delay(options.Value.Sweep, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await redis.GetDatabase().LeaveAsync(StreamNames.Tasks, GroupNames.Workers, consumer, time);
    }

    async Task ConsumeAsync(string consumer, Nudge nudge, CancellationToken stoppingToken)
    {
        var cursor = "0-0";
        var swept = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            // A claim is waited for to its end: one that Redis has begun would belong to a worker that is gone, until it is stale.
            // New recordings must not starve those whose worker died: at least once a sweep the latter come first.
            ClaimedRecording? claimed = null;
            if (cursor != "0-0" || time.GetElapsedTime(swept) >= options.Value.Sweep)
            {
                (cursor, claimed) = await queue.ReclaimAsync(consumer, cursor, CancellationToken.None);
                swept = time.GetTimestamp();
            }

            claimed ??= await queue.ClaimAsync(consumer, CancellationToken.None);
            if (claimed is not null)
                await processor.ProcessAsync(claimed, stoppingToken);
            else if (cursor == "0-0")
                await nudge.WaitAsync(options.Value.Sweep, time, stoppingToken);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer; recordings are taken again when it does")]
        public static partial void Away(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "A task cannot be read ({Kind})")]
        public static partial void Unreadable(ILogger logger, string kind);
    }
}
