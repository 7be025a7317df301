using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

/// <summary>Keeps the queue going: retries that are due, streams that grow, the names of the dead, figures for the operator. Every worker may do it at once.</summary>
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
                var isLong = sweep % SweepsPerTrim == 0;
                // First: in a Redis that is full nothing else can be done before it.
                if (isLong) await queue.TrimAsync(stoppingToken);
                await queue.PromoteRetriesAsync(stoppingToken);
                metrics.Saw(await queue.DepthAsync(stoppingToken));
                if (!isLong) continue;
                if (await queue.RepairAsync(stoppingToken) is > 0 and var repaired) Log.Repaired(logger, repaired);
                await queue.ForgetSilentAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
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
        [LoggerMessage(2, LogLevel.Warning, "{Count} accepted recordings stood nowhere in the stream and were queued again")]
        public static partial void Repaired(ILogger logger, int count);

        [LoggerMessage(1, LogLevel.Debug, "Redis does not answer; the queue is kept again when it does")]
        public static partial void Away(ILogger logger, Exception exception);
    }
}
