using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Lets one of several API instances ask for updates: Telegram refuses a second one.</summary>
sealed class PollingLease(IConnectionMultiplexer redis, IOptions<TelegramOptions> options, TimeProvider time)
{
    static readonly TimeSpan longest = TimeSpan.FromSeconds(10);

    // Whoever counts as silent does not poll either.
    readonly TimeSpan length = options.Value.ClaimAfter < longest ? options.Value.ClaimAfter : longest;

    /// <summary>How long to wait before asking for the lease again.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether this instance may poll now. Two that both may for a moment take the same updates in, which changes nothing.</summary>
    public async Task<bool> HoldAsync(CancellationToken cancellationToken)
    {
        var database = redis.GetDatabase();
        if (await database.StringSetAsync(RedisKeys.TelegramLease, ConsumerName.Current, length, When.NotExists).WaitAsync(cancellationToken))
            return true;
        return await database.StringGetAsync(RedisKeys.TelegramLease).WaitAsync(cancellationToken) == ConsumerName.Current
            && await database.KeyExpireAsync(RedisKeys.TelegramLease, length).WaitAsync(cancellationToken);
    }

    /// <summary>Keeps the lease until cancelled. Where Redis is away it runs out, and whoever comes first has it.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(length / 3, time);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(cancellationToken)) await HoldAsync(cancellationToken);
            }
            catch (Exception e) when (e is RedisException or TimeoutException or OperationCanceledException)
            {
                // The next sign may reach it.
            }
        }
    }

    /// <summary>Lets another instance poll at once.</summary>
    public async Task ReleaseAsync()
    {
        var database = redis.GetDatabase();
        if (await database.StringGetAsync(RedisKeys.TelegramLease) == ConsumerName.Current) await database.KeyDeleteAsync(RedisKeys.TelegramLease);
    }
}
