using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// The accounts of learners. The object <see cref="ObjectKeys.Account"/> is the truth; Redis lends the right to write it and
/// remembers who is who.
/// </summary>
/// <remarks>
/// Reading needs the object store alone. Writing needs Redis too, and throws <see cref="RedisException"/> or
/// <see cref="TimeoutException"/> without it; it may then be called again.
/// </remarks>
public sealed class AccountStore(
    IObjectStore objects,
    IConnectionMultiplexer redis,
    LearnerIds ids,
    IOptions<AccountOptions> options,
    TimeProvider clock,
    ILogger<AccountStore> logger)
{
    const int SubjectBytes = 16;

    readonly AccountCache cache = new(redis, ids, options.Value.CacheFor, logger);

    /// <summary>The account behind a channel's id, made when this is the first that is heard of it, or of it again after a deletion.</summary>
    public async Task<Account> GetOrCreateAsync(string channel, string externalId, CancellationToken ct)
    {
        ChannelLink link = new(channel, externalId);
        while (true)
        {
            var (account, generation) = await LookAsync(link, ct);
            // None where the one to be made was deleted in the meantime.
            if ((account ?? await CreateAsync(link, generation, ct)) is { } found) return found;
        }
    }

    /// <summary>The account behind a channel's id; null where there is none.</summary>
    public async Task<Account?> FindAsync(string channel, string externalId, CancellationToken ct) =>
        (await LookAsync(new(channel, externalId), ct)).Account;

    /// <summary>The learners that a channel's id stood for before it was deleted, the first one first.</summary>
    public async IAsyncEnumerable<LearnerId> FormerAsync(string channel, string externalId, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var generation = 0; await ReceiptAsync(ids.For(channel, externalId, generation), ct) is { } receipt; generation++)
            yield return receipt.Receipt;
    }

    /// <summary>The account of a learner; null where there is none.</summary>
    public Task<Account?> FindAsync(LearnerId learner, CancellationToken ct) =>
        objects.ReadJsonAsync(ObjectKeys.Account(learner), ContractsJson.Default.Account, ct);

    /// <summary>Changes an account, one writer at a time, and answers what was written.</summary>
    /// <param name="learner">Whose account.</param>
    /// <param name="change">Makes the new account from the one that stands now; learner, subject, day of creation and revision stay out of its hands.</param>
    /// <param name="ct">Cancels the waiting and the writing.</param>
    /// <exception cref="InvalidOperationException">There is no such account.</exception>
    public async Task<Account> UpdateAsync(LearnerId learner, Func<Account, Account> change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(change);
        return await UnderLeaseAsync(learner, async token =>
        {
            var current = await FindAsync(learner, token) ?? throw new InvalidOperationException("There is no account to change.");
            return await WriteAsync(change(current) with
            {
                Learner = current.Learner,
                Subject = current.Subject,
                Generation = current.Generation,
                CreatedAt = current.CreatedAt,
                Revision = current.Revision + 1,
            }, token);
        }, ct);
    }

    /// <summary>Lets a channel's id stand for a learner from now on, instead of for whomever it stood. What that one had recorded is not taken along.</summary>
    /// <exception cref="InvalidOperationException">There is no such account.</exception>
    public async Task<Account> LinkAsync(LearnerId learner, ChannelLink link, CancellationToken ct)
    {
        var account = await UpdateAsync(learner, current => current.Links.Contains(link) ? current : current with { Links = [.. current.Links, link] }, ct);
        var generation = 0;
        while (await ReceiptAsync(ids.For(link.Channel, link.ExternalId, generation), ct) is not null) generation++;
        var derived = ids.For(link.Channel, link.ExternalId, generation);
        if (derived != learner)
        {
            await UnderLeaseAsync(derived, async token => await WriteAsync(new()
            {
                Learner = derived,
                Subject = account.Subject,
                Revision = 1,
                CreatedAt = clock.GetUtcNow(),
                LinkedTo = learner,
            }, token), ct);
        }

        await cache.KeepAsync(link.Channel, link.ExternalId, learner, ct);
        return account;
    }

    /// <summary>The receipt of a learner's deletion; null where he was not deleted.</summary>
    public Task<DeletionReceipt?> ReceiptAsync(LearnerId learner, CancellationToken ct) =>
        objects.ReadJsonAsync(ObjectKeys.Deletion(learner), ContractsJson.Default.DeletionReceipt, ct);

    /// <summary>
    /// Removes an account for good: the ids that led to it stand for nobody from now on, and lead to a new account when they are used again.
    /// </summary>
    /// <returns>The receipt as it stands, and whether there was an account to remove.</returns>
    public async Task<(DeletionReceipt Receipt, bool Removed)> RemoveAsync(DeletedLearner deleted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(deleted);
        return await UnderLeaseAsync(deleted.Learner, async token =>
        {
            var receipt = await ReceiptAsync(deleted.Learner, token)
                ?? await WriteReceiptAsync(deleted.Learner, new() { Receipt = deleted.Learner, RequestedAt = deleted.RequestedAt }, token);
            foreach (var link in deleted.Links) await CutAsync(link, receipt, token);
            var existed = await FindAsync(deleted.Learner, token) is not null;
            await objects.DeleteAsync(ObjectKeys.Account(deleted.Learner), token);
            return (receipt, existed);
        }, ct);
    }

    /// <summary>Replaces the receipt of a deletion.</summary>
    public Task<DeletionReceipt> WriteReceiptAsync(DeletionReceipt receipt, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return WriteReceiptAsync(receipt.Receipt, receipt, ct);
    }

    /// <summary>The account, and the generation of the channel's id that it is of or would be.</summary>
    async Task<(Account? Account, int Generation)> LookAsync(ChannelLink link, CancellationToken ct)
    {
        // The account has the last word on whose a channel's id is, and a hint that it does not bear out is forgotten.
        if (await cache.FindAsync(link.Channel, link.ExternalId, ct) is { } hint
            && await FindAsync(hint, ct) is { } known && known.Links.Contains(link))
            return (known, known.Generation ?? 0);

        for (var generation = 0; ; generation++)
        {
            var learner = ids.For(link.Channel, link.ExternalId, generation);
            if (await FindAsync(learner, ct) is { } account)
            {
                if (account.LinkedTo is { } other) account = await FindAsync(other, ct) is { } joined && joined.Links.Contains(link) ? joined : null;
                if (account is not null) await cache.KeepAsync(link.Channel, link.ExternalId, account.Learner, ct);
                return (account, generation);
            }

            if (await ReceiptAsync(learner, ct) is null) return (null, generation);
        }
    }

    async Task<Account?> CreateAsync(ChannelLink link, int generation, CancellationToken ct)
    {
        var learner = ids.For(link.Channel, link.ExternalId, generation);
        var account = await UnderLeaseAsync(learner, async token =>
            await FindAsync(learner, token) is { LinkedTo: null } known ? known
            : await ReceiptAsync(learner, token) is not null ? null
            : await WriteAsync(new()
            {
                Learner = learner,
                Subject = SubjectId.FromBytes(RandomNumberGenerator.GetBytes(SubjectBytes)),
                Generation = generation == 0 ? null : generation,
                Revision = 1,
                CreatedAt = clock.GetUtcNow(),
                Links = [link],
            }, token), ct);
        if (account is not null) await cache.KeepAsync(link.Channel, link.ExternalId, learner, ct);
        return account;
    }

    /// <summary>Lets a channel's id stand for nobody: its present generation gets the receipt, unless it has it already.</summary>
    async Task CutAsync(ChannelLink link, DeletionReceipt receipt, CancellationToken ct)
    {
        for (var generation = 0; ; generation++)
        {
            var learner = ids.For(link.Channel, link.ExternalId, generation);
            if (await ReceiptAsync(learner, ct) is not { } there)
            {
                await WriteReceiptAsync(learner, receipt, ct);
                // Where it only led to the one deleted.
                if (await FindAsync(learner, ct) is { LinkedTo: not null }) await objects.DeleteAsync(ObjectKeys.Account(learner), ct);
                break;
            }

            if (there.Receipt == receipt.Receipt) break;
        }

        await cache.ForgetAsync(link.Channel, link.ExternalId, ct);
    }

    async Task<DeletionReceipt> WriteReceiptAsync(LearnerId learner, DeletionReceipt receipt, CancellationToken ct)
    {
        await objects.WriteJsonAsync(ObjectKeys.Deletion(learner), receipt, ContractsJson.Default.DeletionReceipt, ct);
        return receipt;
    }

    async Task<Account> WriteAsync(Account account, CancellationToken ct)
    {
        await objects.WriteJsonAsync(ObjectKeys.Account(account.Learner), account, ContractsJson.Default.Account, ct);
        return account;
    }

    async Task<T> UnderLeaseAsync<T>(LearnerId learner, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var lease = await AccountLease.TakeAsync(
            redis.GetDatabase(), RedisKeys.AccountLease(learner), options.Value.Lease, clock, ct);
        try
        {
            return await work(lease.Token);
        }
        catch (OperationCanceledException slow) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The account could not be written while it was ours to write.", slow);
        }
    }
}
