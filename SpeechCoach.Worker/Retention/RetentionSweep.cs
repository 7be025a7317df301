using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Retention;

/// <summary>
/// Removes recordings that are old enough, and what a crash left behind: sound that no recording names, reports of attempts that did not
/// count, uploads that were never finished.
/// </summary>
sealed partial class RetentionSweep(
    IObjectStore store, RecordingQueue queue, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionSweep> logger, BackupStore? backup = null)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (old, orphans) = (now - options.Value.Audio, now - options.Value.Orphans);
        var removed = 0;
        await foreach (var audio in store.ListAsync(ObjectKeys.AllAudio, cancellationToken))
            if (audio.ModifiedAt < old || (audio.ModifiedAt < orphans && !await IsNamedAsync(audio.Key, cancellationToken)))
                removed += await RemoveAsync(audio, cancellationToken);
        await foreach (var report in store.ListAsync(ObjectKeys.Reports, cancellationToken))
            if (report.ModifiedAt < orphans && await IsSupersededAsync(report.Key, cancellationToken))
                removed += await RemoveAsync(report, cancellationToken);
        if (backup is not null)
            await foreach (var copy in backup.Objects.ListAsync(ObjectKeys.AllAudio, cancellationToken))
                if (copy.ModifiedAt < old)
                    await backup.Objects.DeleteAsync(copy.Key, cancellationToken);
        var unfinished = await store.RemoveUnfinishedAsync(orphans, cancellationToken);
        if (removed + unfinished > 0) Log.Removed(logger, removed, unfinished);
    }

    /// <summary>Whether a recording names this sound; where Redis has forgotten the recording, a report vouches for it.</summary>
    async Task<bool> IsNamedAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Split('/') is not [_, var learner, var recording, _] || !RecordingId.TryParse(recording, out var id)) return false;
        if (await queue.FindAsync(id, cancellationToken) is { } status) return status.Task.AudioKey == key;
        return await store.ListAsync($"{ObjectKeys.Reports}{learner}/{recording}/", cancellationToken).AnyAsync(cancellationToken);
    }

    async Task<bool> IsSupersededAsync(string key, CancellationToken cancellationToken) =>
        key.Split('/') is [_, _, var recording, _] && RecordingId.TryParse(recording, out var id)
        && await queue.FindAsync(id, cancellationToken) is { State: RecordingState.Done, ReportKey: { } named } && named != key;

    async Task<int> RemoveAsync(ObjectInfo found, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(found.Key, cancellationToken);
        return 1;
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Objects} objects were old or belonged to nothing, {Uploads} uploads were never finished; they are removed")]
        public static partial void Removed(ILogger logger, int objects, int uploads);
    }
}
