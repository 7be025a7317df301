using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Learners;

/// <summary>Sees every removal through to its end: those that another process broke off, and the second look at each.</summary>
sealed partial class DeletionKeeper(
    LearnerDeletion deletion, IConnectionMultiplexer redis, TimeProvider time, ILogger<DeletionKeeper> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var nudge = await Nudge.SubscribeAsync(redis, NudgeNames.LearnerDeleted, stoppingToken);
                while (true)
                    if (!await deletion.ContinueAsync(stoppingToken)) await nudge.WaitAsync(Pause, time, stoppingToken);
            }
            catch (Exception e)
            {
                // Redis or a store is away. What was taken comes again.
                if (stoppingToken.IsCancellationRequested) return;
                Log.Failed(logger, e.GetType().Name);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A learner's removal was interrupted ({Kind}) and is taken up again")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
