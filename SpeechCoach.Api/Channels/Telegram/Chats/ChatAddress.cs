using System.Globalization;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>A learner's message: where the answer belongs.</summary>
sealed record ChatAddress(long Chat, int Message)
{
    /// <summary>Whether nobody but the learner reads there: the ids of groups are below 0.</summary>
    public bool IsPrivate => Chat > 0;

    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static ChatAddress Parse(string text) => text.Split(':') is [var chat, var message]
        ? new(long.Parse(chat, CultureInfo.InvariantCulture), int.Parse(message, CultureInfo.InvariantCulture))
        : throw new FormatException("The address of a chat is chat:message.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chat}:{Message}");
}
