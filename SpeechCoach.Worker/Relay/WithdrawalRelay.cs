using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Worker.Relay;

/// <summary>
/// Tells the event log which recordings were deleted. The learner's other reports follow once more: windows of the latest ones take from
/// them what the deleted one had pushed out.
/// </summary>
sealed partial class WithdrawalRelay(
    WithdrawalQueue withdrawals, EventPublisher publisher, EventReplay replay, ReportArchive reports, IConnectionMultiplexer redis, TimeProvider time,
    ILogger<WithdrawalRelay> logger) : BackgroundService
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
                {
                    while (await withdrawals.NextAsync(stoppingToken) is { } recording) await TellAsync(recording, stoppingToken);
                    await nudge.WaitAsync(Pause, time, stoppingToken);
                }
            }
            catch (Exception e)
            {
                // Redis, broker or store is away: what was not told is told when they are back.
                if (stoppingToken.IsCancellationRequested) return;
                Log.Failed(logger, e.GetType().Name);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Two relays may do it at once: told twice it is withdrawn once.
    async Task TellAsync(WithdrawnRecording recording, CancellationToken cancellationToken)
    {
        await publisher.PublishAsync(recording.Event(), default, cancellationToken);
        await replay.PublishAsync(
            reports.KeysAsync(ObjectKeys.ReportsOf(recording.Learner), cancellationToken),
            async (key, ct) => await reports.EventAsync(key, ct),
            cancellationToken);
        await withdrawals.ToldAsync(recording, cancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The event log could not be told of a deleted recording ({Kind}); it is tried again")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
