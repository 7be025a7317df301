using System.Security.Cryptography;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>The right to write one account, held in Redis under a random token and for a limited time.</summary>
/// <remarks>
/// The store knows no conditional writes, so <see cref="Token"/> cancels the holder's work well before the lease runs out:
/// a writer that was held up gives up rather than overwrite a later one.
/// </remarks>
sealed class AccountLease : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    const string Release = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
            return redis.call('DEL', KEYS[1])
        end
        return 0
        """;

    readonly IDatabase redis;
    readonly string key;
    readonly string owner;
    readonly CancellationTokenSource end;
    readonly CancellationTokenSource work;

    AccountLease(IDatabase redis, string key, string owner, CancellationTokenSource end, CancellationToken ct)
    {
        (this.redis, this.key, this.owner, this.end) = (redis, key, owner, end);
        work = CancellationTokenSource.CreateLinkedTokenSource(ct, end.Token);
    }

    /// <summary>Ends with the caller's token, or when two thirds of the lease are over.</summary>
    public CancellationToken Token => work.Token;

    /// <exception cref="TimeoutException">Others held it for twice its length.</exception>
    public static async Task<AccountLease> TakeAsync(IDatabase redis, string key, TimeSpan length, TimeProvider clock, CancellationToken ct)
    {
        var owner = RandomNumberGenerator.GetHexString(32);
        for (var begun = clock.GetTimestamp(); clock.GetElapsedTime(begun) < length * 2; await Task.Delay(Pause, clock, ct))
        {
            // The time runs from before the request, so that it is never longer here than there.
            var end = new CancellationTokenSource(length * 2 / 3, clock);
            if (await redis.StringSetAsync(key, owner, length, When.NotExists).WaitAsync(ct))
                return new(redis, key, owner, end, ct);
            end.Dispose();
        }

        throw new TimeoutException($"Others held an account for {length * 2}.");
    }

    /// <summary>Gives it back, where it is still ours. Where Redis is away it ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await redis.ScriptEvaluateAsync(Release, [key], [owner]);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            // What was to be written has been written.
        }

        work.Dispose();
        end.Dispose();
    }
}
