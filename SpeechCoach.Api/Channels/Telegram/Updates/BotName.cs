using Telegram.Bot;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>
/// The bot's own name, by which a command in a group is told from one for another bot there. Telegram is asked for it once, when the first command
/// names somebody; until it has answered, every command counts as the bot's.
/// </summary>
sealed partial class BotName(ITelegramBotClient bot, TimeProvider time, ILogger<BotName> logger)
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(5), pause = TimeSpan.FromSeconds(30);

    string? name;
    long? failed;

    /// <summary>Whether this is a command for another bot, such as <c>/help@another_bot</c>.</summary>
    public async ValueTask<bool> IsAnothersAsync(IncomingUpdate update, CancellationToken cancellationToken) =>
        Addressee(update) is { } addressee && await AskAsync(cancellationToken) is { } own && !addressee.Equals(own, StringComparison.OrdinalIgnoreCase);

    // The ids of groups are below zero; in a chat of two there is nobody else to mean.
    static string? Addressee(IncomingUpdate update) =>
        update is { Chat: < 0, Text: ['/', ..] text } && text.Split((char[]?)null, 2)[0].Split('@') is [_, { Length: > 0 } addressee, ..] ? addressee : null;

    async ValueTask<string?> AskAsync(CancellationToken cancellationToken)
    {
        if (name is not null || (failed is { } then && time.GetElapsedTime(then) < pause)) return name;
        using var bound = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            return name = (await bot.GetMe(both.Token)).Username;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            failed = time.GetTimestamp();
            Log.Unknown(logger, e.GetType().Name);
            return null;
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Telegram did not tell the bot's name ({Kind}); commands for other bots of a group are answered until it does")]
        public static partial void Unknown(ILogger logger, string kind);
    }
}
