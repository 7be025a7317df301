using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>
/// Deletes a learner, or one recording of his, whichever channel asks. First come the marks, from which moment nothing of it is shown, accepted, committed, relayed
/// or copied; then everything is removed wherever it is kept; and once more after a while, for what was on its way.
/// </summary>
public sealed class LearnerDeletion(
    AccountStore accounts, DeletionQueue deletions, IEnumerable<ILearnerRecords> records, IOptions<DeletionOptions> options, TimeProvider time)
{
    const string Accounts = "accounts";

    /// <summary>Deletes a learner. Whatever fails after the marks, the removal is taken up again by <see cref="ContinueAsync"/>.</summary>
    public async Task<DeletionReceipt> DeleteAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var learner = new DeletedLearner
        {
            Learner = account.Learner,
            Subject = account.Subject,
            RequestedAt = time.GetUtcNow(),
            Links = account.Links,
        };
        await deletions.MarkAsync(learner, cancellationToken);
        return await RemoveAsync(learner, cancellationToken);
    }

    /// <summary>
    /// Deletes one recording: sound, report and every copy of them. What dataflows made of its numbers goes as soon as the event log tells them.
    /// Whatever fails after the mark, the removal is taken up again by <see cref="ContinueAsync"/>.
    /// </summary>
    public async Task DeleteAsync(RecordingTask recording, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var deleted = new DeletedLearner
        {
            Learner = recording.Learner,
            Subject = recording.Subject,
            RequestedAt = time.GetUtcNow(),
            Recording = recording,
        };
        await deletions.MarkRecordingAsync(deleted, cancellationToken);
        await RemoveAsync(deleted, recording, cancellationToken);
    }

    /// <summary>Takes up one removal that was broken off, or is to be looked through once more; answers whether there was one.</summary>
    public async Task<bool> ContinueAsync(CancellationToken cancellationToken)
    {
        if (await deletions.TakeAsync(cancellationToken) is not { } learner) return false;
        if (learner.Recording is { } recording) await RemoveAsync(learner, recording, cancellationToken);
        else await RemoveAsync(learner, cancellationToken);
        return true;
    }

    async Task<DeletionReceipt> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        var isLast = time.GetUtcNow() >= Again(learner);
        var receipt = await RemoveEverywhereAsync(learner, cancellationToken);
        await EndOrPostponeAsync(learner, isLast, cancellationToken);
        return receipt;
    }

    async Task RemoveAsync(DeletedLearner deleted, RecordingTask recording, CancellationToken cancellationToken)
    {
        var isLast = time.GetUtcNow() >= Again(deleted);
        foreach (var place in records) await place.RemoveAsync(recording, cancellationToken);
        await EndOrPostponeAsync(deleted, isLast, cancellationToken);
    }

    Task EndOrPostponeAsync(DeletedLearner learner, bool isLast, CancellationToken cancellationToken) =>
        isLast ? deletions.EndAsync(learner, cancellationToken) : deletions.PostponeAsync(learner, Again(learner), cancellationToken);

    DateTimeOffset Again(DeletedLearner learner) => learner.RequestedAt + options.Value.LookAgainAfter;

    async Task<DeletionReceipt> RemoveEverywhereAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        var (receipt, hadAccount) = await accounts.RemoveAsync(learner, cancellationToken);
        var removed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in receipt.Removed) removed[name] = count;
        Add(Accounts, hadAccount ? 1 : 0);
        foreach (var place in records) Add(place.Name, await place.RemoveAsync(learner, cancellationToken));
        return await accounts.WriteReceiptAsync(receipt with { Removed = removed, CompletedAt = receipt.CompletedAt ?? time.GetUtcNow() }, cancellationToken);

        void Add(string name, int count) => removed[name] = removed.GetValueOrDefault(name) + count;
    }
}
