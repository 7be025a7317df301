using SpeechCoach.Api.Texts;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Tells Telegram the commands of the bot in every language, so that it can offer them. Tried until it has worked.</summary>
sealed partial class BotCommands(ITelegramBotClient bot, StepBook steps, PhraseBook phrases, TimeProvider time, ILogger<BotCommands> logger) : BackgroundService
{
    static readonly TimeSpan pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SetAsync(phrases.For(null), null, stoppingToken);
                foreach (var texts in phrases.All) await SetAsync(texts, texts.Language, stoppingToken);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e.GetType().Name);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    Task SetAsync(Phrases texts, string? language, CancellationToken cancellationToken) => bot.SetMyCommands(
        steps.Commands.Select(command => new BotCommand(command, StepBook.Description(texts, command))), languageCode: language, cancellationToken: cancellationToken);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Telegram was not told the commands ({Kind}); it is tried again")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
