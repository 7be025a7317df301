using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Backup;

/// <summary>
/// Brings back what the backup holds and the store and the queue lack. It may be broken off and run again, and changes nothing that is there.
/// Whoever was deleted stays deleted.
/// </summary>
sealed class Restorer(IObjectStore store, BackupStore backup, RecordingQueue queue)
{
    /// <param name="Objects">Objects that were missing in the store.</param>
    /// <param name="Ended">Recordings whose end is known again.</param>
    /// <param name="Queued">Recordings that are queued again.</param>
    /// <param name="Damaged">Keys of copies that are not what was copied.</param>
    public sealed record Outcome(int Objects, int Ended, int Queued, IReadOnlyList<string> Damaged);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        var (objects, ended, queued) = (0, 0, 0);
        List<string> damaged = [];
        foreach (var prefix in (string[])[ObjectKeys.Deletions, ObjectKeys.CookieKeys, ObjectKeys.Accounts])
            await foreach (var found in backup.Objects.ListAsync(prefix, cancellationToken))
                objects += await BringAsync(found.Key, null, damaged, cancellationToken);
        await foreach (var found in backup.Objects.ListAsync(ObjectKeys.BackupTasks, cancellationToken))
        {
            if (await backup.Objects.ReadJsonAsync(found.Key, ContractsJson.Default.BackupRecord, cancellationToken) is not { Task: var task }) continue;
            if (await store.FindAsync(ObjectKeys.Deletion(task.Learner), cancellationToken) is not null) continue;
            var record = await backup.Objects.ReadJsonAsync(ObjectKeys.BackupResult(task), ContractsJson.Default.BackupRecord, cancellationToken);
            objects += await BringAsync(task.AudioKey, task.AudioHash, damaged, cancellationToken);
            if (record?.Result is { ReportKey: { } report }) objects += await BringAsync(report, record.ReportHash, damaged, cancellationToken);
            // Without its sound, what was given up would only be given up again.
            if (record?.Result is { Outcome: RecordingState.Dead } && await store.FindAsync(task.AudioKey, cancellationToken) is null) continue;
            if (!await queue.RestoreAsync(task, record?.Result, cancellationToken)) continue;
            if (record?.Result is { Outcome: not RecordingState.Dead }) ended++;
            else queued++;
        }

        return new(objects, ended, queued, damaged);
    }

    /// <summary>Copies an object that is missing; answers 1 where it was.</summary>
    async Task<int> BringAsync(string key, string? hash, List<string> damaged, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(key, cancellationToken) is not null) return 0;
        var found = await backup.Objects.HashAsync(key, cancellationToken);
        // Sound is not kept for ever, and then is in neither.
        if (found is null) return 0;
        if (hash is not null && found != hash)
        {
            damaged.Add(key);
            return 0;
        }

        await backup.Objects.CopyAsync(store, key, cancellationToken);
        return 1;
    }
}
