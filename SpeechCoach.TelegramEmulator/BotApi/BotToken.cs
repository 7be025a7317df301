using System.Globalization;
using Microsoft.Extensions.Options;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The bot's token. Where none is configured, the first one that calls is the bot's from then on.</summary>
sealed class BotToken(IOptions<EmulatorOptions> options)
{
    const int Longest = 80;
    string? known = string.IsNullOrWhiteSpace(options.Value.Token) ? null : options.Value.Token;

    /// <summary>The token; null while nobody has called.</summary>
    public string? Value => Volatile.Read(ref known);

    /// <summary>The bot's user id: the number before the colon.</summary>
    public long BotId => Value is { } token ? IdOf(token) : 0;

    /// <exception cref="BotApiException">401: it is not a token, or not the bot's.</exception>
    public void Check(string token)
    {
        if (token.Length > Longest || token.StartsWith('0') || IdOf(token) <= 0) throw BotApiException.Unauthorized("invalid token specified");
        var bot = Interlocked.CompareExchange(ref known, token, null) ?? token;
        if (bot != token) throw BotApiException.Unauthorized();
    }

    static long IdOf(string token) =>
        token.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && long.TryParse(token.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
