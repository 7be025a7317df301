using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Lets one of several API instances ask for updates: Telegram refuses a second one.</summary>
sealed class PollingLease(IConnectionMultiplexer redis)
{
    static readonly TimeSpan length = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait before asking for the lease again.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether this instance may poll now. Two that both may for a moment take the same updates in, which changes nothing.</summary>
    public async Task<bool> HoldAsync(CancellationToken cancellationToken)
    {
        var database = redis.GetDatabase();
        if (await database.StringSetAsync(RedisKeys.TelegramLease, ConsumerName.Current, length, When.NotExists).WaitAsync(cancellationToken))
            return true;
        return await database.StringGetAsync(RedisKeys.TelegramLease).WaitAsync(cancellationToken) == ConsumerName.Current
            && await database.KeyExpireAsync(RedisKeys.TelegramLease, length).WaitAsync(cancellationToken);
    }

    /// <summary>Lets another instance poll at once.</summary>
    public async Task ReleaseAsync()
    {
        var database = redis.GetDatabase();
        if (await database.StringGetAsync(RedisKeys.TelegramLease) == ConsumerName.Current) await database.KeyDeleteAsync(RedisKeys.TelegramLease);
    }
}
