namespace SpeechCoach.TelegramEmulator;

/// <summary>
/// Sends updates to the webhook: those of one chat in order, each until it is taken, those of several chats at once.
/// An update that fails holds back only its own chat.
/// </summary>
sealed class WebhookDelivery(UpdateQueue queue, Webhook webhook, WebhookPost post, WebhookPauses pauses, TimeProvider time) : BackgroundService
{
    readonly Signal finished = new();
    readonly Lock gate = new();
    readonly HashSet<long> busy = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Task[] news = [queue.Changed.Next, webhook.Changed.Next, finished.Next];
            var pause = webhook.Current is { } target ? Start(target, stoppingToken) : Timeout.InfiniteTimeSpan;
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny([.. news, Task.Delay(pause, time, woken.Token)]);
            await woken.CancelAsync();
        }
    }

    /// <summary>Starts what is due.</summary>
    /// <returns>How long nothing else will be.</returns>
    TimeSpan Start(WebhookTarget target, CancellationToken stoppingToken)
    {
        var next = Timeout.InfiniteTimeSpan;
        lock (gate)
        {
            foreach (var update in queue.Snapshot().DistinctBy(update => update.Queue))
            {
                if (busy.Contains(update.Queue)) continue;
                if (busy.Count >= target.MaxConnections) break;
                var wait = pauses.Left(update);
                if (wait <= TimeSpan.Zero)
                {
                    busy.Add(update.Queue);
                    _ = DeliverAsync(target, update, stoppingToken);
                }
                else if (next == Timeout.InfiniteTimeSpan || wait < next) next = wait;
            }
        }
        return next;
    }

    async Task DeliverAsync(WebhookTarget target, PendingUpdate update, CancellationToken stoppingToken)
    {
        try
        {
            var outcome = await post.SendAsync(target, update, stoppingToken);
            if (outcome.Failure is null)
            {
                pauses.Forget(update);
                queue.Remove(update);
            }
            else
            {
                webhook.Failed(outcome.Failure);
                pauses.Failed(update, outcome.RetryAfter);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            lock (gate) busy.Remove(update.Queue);
            finished.Set();
        }
    }
}
