using System.Globalization;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>One learner in one chat: in a group everybody has a conversation of his own.</summary>
sealed record ChatKey(long Chat, long User)
{
    /// <inheritdoc cref="ChatAddress.IsPrivate"/>
    public bool IsPrivate => Chat > 0;

    /// <summary>What <see cref="ToString"/> has written; null where it is none of that.</summary>
    public static ChatKey? Parse(string text) =>
        text.Split(':') is [var chat, var user]
            && long.TryParse(chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chatId)
            && long.TryParse(user, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var userId)
            ? new(chatId, userId)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chat}:{User}");
}
