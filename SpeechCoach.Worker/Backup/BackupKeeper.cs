using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Backup;

/// <summary>
/// Copies to the second store as the group <see cref="GroupNames.Backup"/>: the sound when a recording was accepted, the report when it ended,
/// the account with both. An entry is acknowledged when its copies have been read back; what was cut off comes again.
/// </summary>
sealed partial class BackupKeeper(
    ResultOutbox outbox, IObjectStore store, BackupStore backup, DeletionQueue deletions, IOptions<BackupOptions> options, TimeProvider time,
    ILogger<BackupKeeper> logger) : BackgroundService
{
    static readonly string[] changing = [ObjectKeys.Accounts, ObjectKeys.CookieKeys, ObjectKeys.Deletions];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        outbox.RunOnTasksAsync(GroupNames.Backup, options.Value.Timeout, (entry, ct) => AcceptedAsync(entry.Value, ct), stoppingToken),
        outbox.RunAsync(GroupNames.Backup, options.Value.Timeout, (entry, ct) => EndedAsync(entry.Value, ct), stoppingToken),
        LookAsync(stoppingToken));

    async Task AcceptedAsync(RecordingTask task, CancellationToken cancellationToken)
    {
        if (await IsDeletedAsync(task, cancellationToken)) return;
        // A copy from before this process, or before the stream was read again, need not be made twice.
        if (await backup.Objects.HashAsync(task.AudioKey, cancellationToken) != task.AudioHash
            && await store.CopyAsync(backup.Objects, task.AudioKey, cancellationToken) is { } hash && hash != task.AudioHash)
            throw new InvalidDataException("The recording in the store is not the one that was sent.");
        await store.CopyAsync(backup.Objects, ObjectKeys.Account(task.Learner), cancellationToken);
        await WriteAsync(ObjectKeys.BackupTask(task), new() { Task = task }, cancellationToken);
        await UndoIfDeletedAsync(task, cancellationToken);
    }

    async Task EndedAsync(RecordingResult result, CancellationToken cancellationToken)
    {
        if (await IsDeletedAsync(result.Task, cancellationToken)) return;
        var hash = result.ReportKey is { } key ? await store.CopyAsync(backup.Objects, key, cancellationToken) : null;
        await store.CopyAsync(backup.Objects, ObjectKeys.Account(result.Task.Learner), cancellationToken);
        await WriteAsync(ObjectKeys.BackupResult(result.Task), new() { Task = result.Task, Result = result, ReportHash = hash }, cancellationToken);
        await UndoIfDeletedAsync(result.Task, cancellationToken);
    }

    Task<ObjectInfo> WriteAsync(string key, BackupRecord record, CancellationToken cancellationToken) =>
        backup.Objects.WriteJsonAsync(key, record, ContractsJson.Default.BackupRecord, cancellationToken);

    async Task<bool> IsDeletedAsync(RecordingTask task, CancellationToken cancellationToken) =>
        await deletions.IsDeletedAsync(task.Learner, cancellationToken) || await deletions.IsDeletedAsync(task.Recording, cancellationToken);

    /// <summary>A learner or his recording may have been deleted while it was copied; the removal may have looked before the copy was there.</summary>
    async Task UndoIfDeletedAsync(RecordingTask task, CancellationToken cancellationToken)
    {
        string[] copies = await deletions.IsDeletedAsync(task.Learner, cancellationToken)
            ? [ObjectKeys.AudioOf(task.Learner), ObjectKeys.ReportsOf(task.Learner), ObjectKeys.Account(task.Learner), ObjectKeys.BackupTask(task), ObjectKeys.BackupResult(task)]
            : await deletions.IsDeletedAsync(task.Recording, cancellationToken)
                ? [ObjectKeys.AudioOf(task.Learner, task.Recording), ObjectKeys.ReportsOf(task.Learner, task.Recording), ObjectKeys.BackupTask(task), ObjectKeys.BackupResult(task)]
                : [];
        foreach (var prefix in copies)
            await foreach (var found in backup.Objects.ListAsync(prefix, cancellationToken))
                await backup.Objects.DeleteAsync(found.Key, cancellationToken);
    }

    /// <summary>Accounts, cookie keys and receipts change without an entry on a stream.</summary>
    async Task LookAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Every, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var prefix in changing)
                    await foreach (var found in store.ListAsync(prefix, stoppingToken))
                        if (await backup.Objects.FindAsync(found.Key, stoppingToken) is not { } copy || copy.ModifiedAt < found.ModifiedAt)
                            await store.CopyAsync(backup.Objects, found.Key, stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                Log.Away(logger, e.GetType().Name);
                await Task.Delay(options.Value.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Accounts could not be backed up ({Kind}); it is tried again")]
        public static partial void Away(ILogger logger, string kind);
    }
}
