using Microsoft.Extensions.Logging;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// Remembers in Redis which learner a channel's id is. Only ever a hint: without Redis, or with an empty one, nothing changes. Where Redis is known to be
/// away it is not asked, since each question would wait for it.
/// </summary>
sealed partial class AccountCache(IConnectionMultiplexer redis, LearnerIds ids, TimeSpan keepFor, ILogger logger)
{
    public async Task<LearnerId?> FindAsync(string channel, string externalId, CancellationToken ct)
    {
        if (!redis.IsConnected) return null;
        try
        {
            var cached = await redis.GetDatabase().StringGetAsync(KeyOf(channel, externalId)).WaitAsync(ct);
            return LearnerId.TryParse(cached, out var learner) ? learner : null;
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            Log.CacheAway(logger, away);
            return null;
        }
    }

    public async Task KeepAsync(string channel, string externalId, LearnerId learner, CancellationToken ct)
    {
        if (!redis.IsConnected) return;
        try
        {
            await redis.GetDatabase().StringSetAsync(KeyOf(channel, externalId), learner.ToString(), keepFor).WaitAsync(ct);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            Log.CacheAway(logger, away);
        }
    }

    public async Task ForgetAsync(string channel, string externalId, CancellationToken ct)
    {
        try
        {
            await redis.GetDatabase().KeyDeleteAsync(KeyOf(channel, externalId)).WaitAsync(ct);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            // It does no harm: the account it names is gone.
            Log.CacheAway(logger, away);
        }
    }

    string KeyOf(string channel, string externalId) => RedisKeys.Account(channel, ids.HashOf(channel, externalId));

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The cache of accounts does not answer; going on without it.")]
        public static partial void CacheAway(ILogger logger, Exception exception);
    }
}
