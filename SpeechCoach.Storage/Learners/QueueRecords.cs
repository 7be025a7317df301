using System.Runtime.CompilerServices;
using System.Text.Json;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>What the queue holds of a learner: entries of its streams, and where each of his recordings stands.</summary>
sealed class QueueRecords(RecordingQueue queue, DeletionQueue deletions) : ILearnerRecords
{
    public string Name => "queue";

    // The hashes went with the marks.
    public Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken) => deletions.PurgeAsync(learner.Learner, cancellationToken);

    public Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken) => deletions.PurgeAsync(recording.Recording, cancellationToken);

    public async IAsyncEnumerable<ExportedFile> ExportAsync(Account account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var recording in await queue.ListAsync(account.Learner, cancellationToken))
            if (await queue.FindAsync(recording, cancellationToken) is { } status)
                yield return new($"recordings/{recording}.json", (target, ct) =>
                    JsonSerializer.SerializeAsync(target, status, ContractsJson.Default.RecordingStatus, ct));
    }
}
