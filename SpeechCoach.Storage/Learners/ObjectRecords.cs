using System.Runtime.CompilerServices;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>A learner's objects of one kind: his recordings, or his reports.</summary>
sealed class ObjectRecords(string name, Func<LearnerId, string> prefix, IObjectStore store) : ILearnerRecords
{
    public string Name => name;

    public Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken) => RemoveAsync(prefix(learner.Learner), cancellationToken);

    public Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken) =>
        RemoveAsync($"{prefix(recording.Learner)}{recording.Recording}/", cancellationToken);

    async Task<int> RemoveAsync(string start, CancellationToken cancellationToken)
    {
        // Listed to the end before the first is deleted: a listing need not bear being changed.
        var keys = await store.ListAsync(start, cancellationToken).Select(found => found.Key).ToListAsync(cancellationToken);
        foreach (var key in keys) await store.DeleteAsync(key, cancellationToken);
        return keys.Count;
    }

    public async IAsyncEnumerable<ExportedFile> ExportAsync(Account account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = prefix(account.Learner);
        await foreach (var listed in store.ListAsync(start, cancellationToken))
        {
            if (await store.FindAsync(listed.Key, cancellationToken) is not { } found) continue;
            // audio/mpeg ends in .mpeg, application/json in .json.
            var type = found.ContentType.Split('/', ';') is [_, var last, ..] ? last : "bin";
            yield return new($"{Name}/{Path.ChangeExtension(found.Key[start.Length..], type)}", (target, ct) => CopyAsync(found.Key, target, ct));
        }
    }

    async Task CopyAsync(string key, Stream target, CancellationToken cancellationToken)
    {
        await using var found = await store.OpenAsync(key, cancellationToken);
        if (found is not null) await found.Content.CopyToAsync(target, cancellationToken);
    }
}
