using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Worker.Retention;

/// <summary>Has one worker of all look at times what need not be kept any more.</summary>
sealed partial class RetentionKeeper(
    RetentionSweep sweep, IConnectionMultiplexer redis, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Every, time);
        do
        {
            try
            {
                if (await IsOursAsync(stoppingToken)) await sweep.RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e.GetType().Name);
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    // Nothing is lost where two look at once; one is enough.
    Task<bool> IsOursAsync(CancellationToken cancellationToken) => redis.GetDatabase()
        .StringSetAsync(RedisKeys.Lease("retention"), Environment.MachineName, options.Value.Every * 0.9, When.NotExists).WaitAsync(cancellationToken);

    static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What need not be kept could not be removed ({Kind}); it is tried again")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
