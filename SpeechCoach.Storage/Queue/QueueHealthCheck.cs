using Microsoft.Extensions.Diagnostics.HealthChecks;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Whether Redis takes writes. One that is full answers every question, and no recording can be accepted.</summary>
sealed class QueueHealthCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    static readonly TimeSpan kept = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.GetDatabase().StringSetAsync(RedisKeys.Written, 1, kept).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return new(context.Registration.FailureStatus, "Redis takes no writes.");
        }
    }
}
