using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>
/// Deletes a learner, whichever channel asks. First come the marks, from which moment nothing of his is shown, accepted, committed, relayed
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

    /// <summary>Takes up one removal that was broken off, or is to be looked through once more; answers whether there was one.</summary>
    public async Task<bool> ContinueAsync(CancellationToken cancellationToken)
    {
        if (await deletions.TakeAsync(cancellationToken) is not { } learner) return false;
        await RemoveAsync(learner, cancellationToken);
        return true;
    }

    async Task<DeletionReceipt> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        var again = learner.RequestedAt + options.Value.LookAgainAfter;
        var isLast = time.GetUtcNow() >= again;
        var receipt = await RemoveEverywhereAsync(learner, cancellationToken);
        if (isLast) await deletions.EndAsync(learner, cancellationToken);
        else await deletions.PostponeAsync(learner, again, cancellationToken);
        return receipt;
    }

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
