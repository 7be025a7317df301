using System.Globalization;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>One learner in one chat: in a group everybody has a conversation of his own.</summary>
sealed record ChatKey(long Chat, long User)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chat}:{User}");
}
