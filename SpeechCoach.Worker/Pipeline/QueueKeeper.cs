using Microsoft.Extensions.Options;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Worker;

/// <summary>Keeps the queue going: retries that are due, streams that grow, figures for the operator. Every worker may do it at once.</summary>
sealed partial class QueueKeeper(
    RecordingQueue queue, PipelineMetrics metrics, IOptions<QueueOptions> options, TimeProvider time, ILogger<QueueKeeper> logger) : BackgroundService
{
    const int SweepsPerTrim = 30;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        for (var sweep = 0; await NextAsync(timer, stoppingToken); sweep++)
        {
            try
            {
                await queue.PromoteRetriesAsync(stoppingToken);
                metrics.Saw(await queue.DepthAsync(stoppingToken));
                if (sweep % SweepsPerTrim == 0) await queue.TrimAsync(stoppingToken);
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                Log.Away(logger, e);
            }
        }
    }

    static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Redis does not answer; the queue is kept again when it does")]
        public static partial void Away(ILogger logger, Exception exception);
    }
}
