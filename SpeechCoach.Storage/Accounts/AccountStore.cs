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

    /// <summary>The account behind a channel's id, made when this is the first that is heard of it.</summary>
    public async Task<Account> GetOrCreateAsync(string channel, string externalId, CancellationToken ct)
    {
        var link = new ChannelLink(channel, externalId);
        var derived = ids.For(channel, externalId);
        var cached = await cache.FindAsync(channel, externalId, ct);

        // The account has the last word on whose a channel's id is, and a hint that it does not bear out is forgotten.
        if (cached is { } hint && await FindAsync(hint, ct) is { } known && known.Links.Contains(link))
            return known;

        var account = await FindAsync(derived, ct) ?? await CreateAsync(derived, link, ct);
        await cache.KeepAsync(channel, externalId, account.Learner, ct);
        return account;
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
                CreatedAt = current.CreatedAt,
                Revision = current.Revision + 1,
            }, token);
        }, ct);
    }

    Task<Account> CreateAsync(LearnerId learner, ChannelLink link, CancellationToken ct) => UnderLeaseAsync(
        learner,
        async token => await FindAsync(learner, token) ?? await WriteAsync(new()
        {
            Learner = learner,
            Subject = SubjectId.FromBytes(RandomNumberGenerator.GetBytes(SubjectBytes)),
            Revision = 1,
            CreatedAt = clock.GetUtcNow(),
            Links = [link],
        }, token),
        ct);

    async Task<Account> WriteAsync(Account account, CancellationToken ct)
    {
        await objects.WriteJsonAsync(ObjectKeys.Account(account.Learner), account, ContractsJson.Default.Account, ct);
        return account;
    }

    async Task<Account> UnderLeaseAsync(LearnerId learner, Func<CancellationToken, Task<Account>> work, CancellationToken ct)
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
