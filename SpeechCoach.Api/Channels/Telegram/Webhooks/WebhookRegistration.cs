using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Tells Telegram where to bring updates. Every instance does, and they all say the same. Tried until it has worked.</summary>
sealed partial class WebhookRegistration(
    ITelegramBotClient bot, WebhookSecret secret, IOptions<TelegramOptions> options, TimeProvider time, ILogger<WebhookRegistration> logger) : BackgroundService
{
    static readonly TimeSpan pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var address = new Uri(options.Value.PublicAddress!, WebhookEndpoint.Path).AbsoluteUri;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bot.SetWebhook(address, allowedUpdates: AllowedUpdates.Types, secretToken: secret.Value, cancellationToken: stoppingToken);
                Log.Set(logger, address);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e.GetType().Name, e.Message.Replace(options.Value.Token, "(token)", StringComparison.Ordinal));
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Telegram brings updates to {Address}")]
        public static partial void Set(ILogger logger, string address);

        [LoggerMessage(2, LogLevel.Warning, "Telegram was not told where to bring updates ({Kind}: {Reason}); it is tried again")]
        public static partial void Failed(ILogger logger, string kind, string reason);
    }
}
