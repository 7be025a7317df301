using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Asks for updates where no webhook brings them. One is confirmed by asking for the next, and that is done only when it is safe.</summary>
sealed partial class TelegramPoller(
    ITelegramBotClient bot, UpdateInbox inbox, BotName name, PollingLease lease, IOptions<TelegramOptions> options, TimeProvider time, ILogger<TelegramPoller> logger)
    : BackgroundService
{
    static readonly TimeSpan pauseAfterFailure = TimeSpan.FromSeconds(2);

    long next;
    bool ready;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await lease.HoldAsync(stoppingToken)) await PollWhileKeepingAsync(stoppingToken);
                else await Task.Delay(PollingLease.Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                // Telegram or Redis is away. Nothing was confirmed, so nothing is lost.
                ready = false;
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
        catch (Exception e) when (e is StackExchange.Redis.RedisException or OperationCanceledException or TimeoutException or ObjectDisposedException)
        {
            // It runs out by itself. A host that is stopped from two sides may be gone already.
        }
    }

    async Task PollWhileKeepingAsync(CancellationToken stoppingToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var keeping = lease.KeepAsync(over.Token);
        try
        {
            await PollAsync(stoppingToken);
        }
        finally
        {
            await over.CancelAsync();
            await keeping;
        }
    }

    async Task PollAsync(CancellationToken stoppingToken)
    {
        if (!ready)
        {
            // One that was set, before or meanwhile, would keep all updates from us.
            await bot.DeleteWebhook(cancellationToken: stoppingToken);
            ready = true;
        }

        var updates = await bot.SendRequest(new GetRawUpdates { Offset = next, Timeout = (int)options.Value.Poll.TotalSeconds }, stoppingToken);
        foreach (var update in updates)
        {
            if (UpdateReader.Read(update, bot.BotId) is { } known && !await name.IsAnothersAsync(known, stoppingToken)) await inbox.AddAsync(known, stoppingToken);
            else Log.PassedOver(logger, UpdateReader.Id(update) ?? 0);
        }

        var ids = updates.Select(UpdateReader.Id).OfType<long>().ToList();
        if (ids.Count > 0) next = ids.Max() + 1;
        // Without an id they cannot be confirmed, and come again at once.
        else if (updates.Length > 0) await Task.Delay(pauseAfterFailure, time, stoppingToken);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Updates could not be taken in ({Kind}: {Reason}); they are asked for again")]
        public static partial void Failed(ILogger logger, string kind, string reason);

        [LoggerMessage(2, LogLevel.Debug, "Update {Update} is none that the bot answers, or cannot be read")]
        public static partial void PassedOver(ILogger logger, long update);
    }
}
