namespace SpeechCoach.TelegramEmulator;

/// <summary>getUpdates: one poller at a time, and none beside a webhook.</summary>
sealed class LongPolling(UpdateQueue queue, TimeProvider time)
{
    const string OtherPoller = "terminated by other getUpdates request; make sure that only one bot instance is running";
    const string OtherWay = "terminated by setWebhook request";

    readonly Lock gate = new();
    TaskCompletionSource<string>? waiting;

    public async Task<IReadOnlyList<PendingUpdate>> TakeAsync(int offset, int limit, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var deadline = new CancellationTokenSource(timeout, time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (true)
            {
                var changed = queue.Changed.Next;
                if (ended.Task.IsCompleted) throw BotApiException.Conflict(await ended.Task);
                var updates = queue.Take(offset, limit);
                if (updates.Count > 0 || timeout == TimeSpan.Zero) return updates;
                Wait(ended);
                await Task.WhenAny(changed, ended.Task).WaitAsync(until.Token);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return [];
        }
        finally
        {
            lock (gate) if (waiting == ended) waiting = null;
        }
    }

    /// <summary>Ends the request that waits, since a webhook takes over.</summary>
    public void End()
    {
        lock (gate) waiting?.TrySetResult(OtherWay);
    }

    /// <summary>One that has to wait ends the one that waits already.</summary>
    void Wait(TaskCompletionSource<string> ended)
    {
        lock (gate)
        {
            if (waiting != ended) waiting?.TrySetResult(OtherPoller);
            waiting = ended;
        }
    }
}
