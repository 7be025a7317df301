using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Asks for updates. One is confirmed by asking for the next, and that is done only when it is safe.</summary>
sealed partial class TelegramPoller(
    ITelegramBotClient bot, TelegramIntake intake, PollingLease lease, IOptions<TelegramOptions> options, TimeProvider time, ILogger<TelegramPoller> logger)
    : BackgroundService
{
    static readonly TimeSpan pauseAfterFailure = TimeSpan.FromSeconds(2);

    int next;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await lease.HoldAsync(stoppingToken))
                    await PollAsync(stoppingToken);
                else
                    await Task.Delay(PollingLease.Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                // Telegram, Redis or the store is away. Nothing was confirmed, so nothing is lost.
                Log.Failed(logger, e.GetType().Name, e.Message.Replace(options.Value.Token, "(token)", StringComparison.Ordinal));
                await Task.Delay(pauseAfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await lease.ReleaseAsync().WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is StackExchange.Redis.RedisException or OperationCanceledException or TimeoutException)
        {
            // It runs out by itself.
        }
    }

    async Task PollAsync(CancellationToken stoppingToken)
    {
        var updates = await bot.GetUpdates(next, timeout: (int)options.Value.Poll.TotalSeconds, allowedUpdates: [UpdateType.Message], cancellationToken: stoppingToken);
        foreach (var update in updates)
        {
            if (update.Message is { } message) await intake.TakeAsync(message, stoppingToken);
            next = update.Id + 1;
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Updates could not be taken in ({Kind}: {Reason}); they are asked for again")]
        public static partial void Failed(ILogger logger, string kind, string reason);
    }
}
