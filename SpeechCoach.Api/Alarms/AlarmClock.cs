namespace SpeechCoach.Api.Alarms;

/// <summary>Rings the alarms that are due. Every instance runs one; an alarm is taken by one of them, and by another if that one falls silent.</summary>
sealed partial class AlarmClock(AlarmBook book, IEnumerable<IAlarm> alarms, TimeProvider time, ILogger<AlarmClock> logger) : BackgroundService
{
    static readonly TimeSpan lease = TimeSpan.FromSeconds(10);
    static readonly TimeSpan longestSleep = TimeSpan.FromMilliseconds(500);

    readonly Dictionary<string, IAlarm> alarms = alarms.ToDictionary(alarm => alarm.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = longestSleep;
            try
            {
                await RingAsync(stoppingToken);
                if (await book.NextAsync(stoppingToken) is { } next) sleep = Shorter(next - time.GetUtcNow());
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.Away(logger, e.GetType().Name);
            }

            await Task.Delay(sleep, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task RingAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        var until = now + lease;
        await Task.WhenAll((await book.TakeAsync(now, until, stoppingToken)).Select(due => RingAsync(due.Kind, due.Subject, until, stoppingToken)));
    }

    async Task RingAsync(string kind, string subject, DateTimeOffset until, CancellationToken stoppingToken)
    {
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
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // It rings again when the lease is over.
            Log.Failed(logger, kind, e.GetType().Name);
        }
    }

    static TimeSpan Shorter(TimeSpan wait) => wait < TimeSpan.FromMilliseconds(5) ? TimeSpan.FromMilliseconds(5) : wait < longestSleep ? wait : longestSleep;

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
