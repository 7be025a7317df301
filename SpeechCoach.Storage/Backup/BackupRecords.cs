using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>What the backup holds of a learner: removed with him. An export has it from the first store.</summary>
sealed class BackupRecords(BackupStore backup) : ILearnerRecords
{
    public string Name => "backup";

    public Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken) => RemoveAsync(
        [
            ObjectKeys.AudioOf(learner.Learner), ObjectKeys.ReportsOf(learner.Learner), ObjectKeys.Account(learner.Learner),
            $"{ObjectKeys.BackupTasks}{learner.Learner}/", $"{ObjectKeys.BackupResults}{learner.Learner}/",
        ], cancellationToken);

    public Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken) => RemoveAsync(
        [
            ObjectKeys.AudioOf(recording.Learner, recording.Recording), ObjectKeys.ReportsOf(recording.Learner, recording.Recording),
            ObjectKeys.BackupTask(recording), ObjectKeys.BackupResult(recording),
        ], cancellationToken);

    async Task<int> RemoveAsync(string[] prefixes, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var prefix in prefixes)
        {
            var keys = await backup.Objects.ListAsync(prefix, cancellationToken).Select(found => found.Key).ToListAsync(cancellationToken);
            foreach (var key in keys) await backup.Objects.DeleteAsync(key, cancellationToken);
            removed += keys.Count;
        }

        return removed;
    }

    public IAsyncEnumerable<ExportedFile> ExportAsync(Account account, CancellationToken cancellationToken) => AsyncEnumerable.Empty<ExportedFile>();
}
