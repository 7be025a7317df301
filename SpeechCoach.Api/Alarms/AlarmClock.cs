using System.Collections.Concurrent;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Alarms;

/// <summary>
/// Rings the alarms that are due, none waiting for another. Every instance runs one; an alarm is taken by one of them, and by another if that one
/// falls silent.
/// </summary>
sealed partial class AlarmClock(
    AlarmBook book, IEnumerable<IAlarm> alarms, IConnectionMultiplexer redis, TimeProvider time, ILogger<AlarmClock> logger) : BackgroundService
{
    const int AtOnce = 32;
    static readonly TimeSpan lease = TimeSpan.FromSeconds(15);
    static readonly TimeSpan longestSleep = TimeSpan.FromSeconds(1);
    static readonly TimeSpan shortestSleep = TimeSpan.FromMilliseconds(5);

    readonly Dictionary<string, IAlarm> alarms = alarms.ToDictionary(alarm => alarm.Kind);
    readonly ConcurrentDictionary<Task, bool> ringing = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var nudge = await Nudge.SubscribeAsync(redis, NudgeNames.Alarms, stoppingToken);
                while (true)
                {
                    await RingAsync(stoppingToken);
                    await nudge.WaitAsync(await SleepAsync(stoppingToken), time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                Log.Away(logger, e.GetType().Name);
                await Task.Delay(longestSleep, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(ringing.Keys);
    }

    async Task RingAsync(CancellationToken stoppingToken)
    {
        if (AtOnce - ringing.Count is not (> 0 and var room)) return;
        var now = time.GetUtcNow();
        var until = now + lease;
        foreach (var (kind, subject) in await book.TakeAsync(now, until, room, stoppingToken))
        {
            var ring = RingAsync(kind, subject, until, stoppingToken);
            ringing[ring] = true;
            _ = ring.ContinueWith(ended => ringing.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    async Task<TimeSpan> SleepAsync(CancellationToken cancellationToken)
    {
        var wait = await book.NextAsync(cancellationToken) is { } next ? next - time.GetUtcNow() : longestSleep;
        return wait < shortestSleep ? shortestSleep : wait < longestSleep ? wait : longestSleep;
    }

    async Task RingAsync(string kind, string subject, DateTimeOffset until, CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!alarms.TryGetValue(kind, out var alarm))
        {
            // Another instance may know it.
            Log.Unknown(logger, kind);
            return;
        }

        using var bound = new CancellationTokenSource(lease, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, stoppingToken);
        try
        {
            await book.EndAsync(kind, subject, until, await alarm.RingAsync(subject, both.Token), both.Token);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            // It rings again when the lease is over.
            Log.Failed(logger, kind, e.GetType().Name);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Alarms cannot be looked up ({Kind}); they ring when they can")]
        public static partial void Away(ILogger logger, string kind);

        [LoggerMessage(2, LogLevel.Warning, "An alarm of the kind {Kind} failed ({Reason}) and rings again")]
        public static partial void Failed(ILogger logger, string kind, string reason);

        [LoggerMessage(3, LogLevel.Warning, "This instance knows no alarms of the kind {Kind}")]
        public static partial void Unknown(ILogger logger, string kind);
    }
}
