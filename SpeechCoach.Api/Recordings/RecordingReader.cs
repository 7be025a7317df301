using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Recordings;

/// <summary>Shows senders their own recordings.</summary>
sealed class RecordingReader(
    RecordingQueue queue, DeletionQueue deletions, IObjectStore store, AccountStore accounts, IConnectionMultiplexer redis, IOptions<QueueOptions> options,
    IHostApplicationLifetime life, TimeProvider time)
{
    /// <summary>The caller's recording; null where there is none, or where it is another's.</summary>
    public async Task<RecordingStatus?> FindAsync(Caller? caller, string id, CancellationToken cancellationToken)
    {
        if (caller is null || !RecordingId.TryParse(id, out var recording)) return null;
        if (await accounts.FindAsync(caller.Channel, caller.ExternalId, cancellationToken) is not { } account) return null;
        // A new account has nothing that Redis could have forgotten.
        return time.GetUtcNow() - account.CreatedAt < options.Value.KeepEnded
            ? await queue.FindAsync(recording, cancellationToken) is { } status && status.Task.Learner == account.Learner ? status : null
            : await FindAsync(account.Learner, recording, cancellationToken);
    }

    /// <summary>A learner's recording; null where there is none, or where it is another's.</summary>
    public async Task<RecordingStatus?> FindAsync(LearnerId learner, RecordingId recording, CancellationToken cancellationToken)
    {
        var status = await queue.FindAsync(recording, cancellationToken) ?? await OldAsync(learner, recording, cancellationToken);
        return status?.Task.Learner == learner ? status : null;
    }

    /// <summary>A recording that ended so long ago that Redis has forgotten it, as its report tells.</summary>
    async Task<RecordingStatus?> OldAsync(LearnerId learner, RecordingId recording, CancellationToken cancellationToken)
    {
        if (await deletions.IsDeletedAsync(recording, cancellationToken)) return null;
        var last = await store.ListAsync(ObjectKeys.ReportsOf(learner, recording), cancellationToken).LastOrDefaultAsync(cancellationToken);
        return last is not null && await store.ReadJsonAsync(last.Key, ContractsJson.Default.StoredReport, cancellationToken) is { } stored
            ? new RecordingStatus { Task = stored.Task, State = RecordingState.Done, ReportKey = last.Key, Timings = stored.Timings }
            : null;
    }

    /// <summary>With the report, once there is one.</summary>
    public async Task<RecordingView> ViewAsync(RecordingStatus status, CancellationToken cancellationToken)
    {
        if (status is not { State: RecordingState.Done, ReportKey: { } key }) return RecordingView.Of(status);
        try
        {
            var stored = await store.ReadJsonAsync(key, ContractsJson.Default.StoredReport, cancellationToken);
            return RecordingView.Of(status, stored?.Report);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StoreAwayException(e);
        }
    }

    /// <summary>
    /// The status now, and again at every change and every sweep, until it is final or deleted, or the service stops: whoever waits asks another instance,
    /// and holds none up. Outlives Redis being away.
    /// </summary>
    public async IAsyncEnumerable<RecordingStatus> WatchAsync(
        RecordingId recording, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var nudge = await Nudge.SubscribeAsync(redis, NudgeNames.Recording(recording), cancellationToken);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        while (true)
        {
            RecordingStatus? status = null;
            try
            {
                if ((status = await queue.FindAsync(recording, cancellationToken)) is null) yield break;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                // The next look may find it back.
            }

            if (status is not null) yield return status;
            if (status is { IsFinal: true }) yield break;
            await nudge.WaitAsync(options.Value.Sweep, time, until.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (until.IsCancellationRequested) yield break;
        }
    }

    /// <summary>The status once it is final, or the last one seen when <paramref name="atMost"/> has passed or Redis went away.</summary>
    public async Task<RecordingStatus> WaitAsync(RecordingStatus status, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(atMost, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await foreach (var next in WatchAsync(status.Task.Recording, both.Token)) status = next;
        }
        catch (Exception e) when (e is OperationCanceledException or RedisException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            // It is accepted, whatever happens to the waiting.
        }

        return status;
    }
}
