namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Telegram takes nothing for a chat until then.</summary>
sealed class FloodException(DateTimeOffset until) : Exception("Telegram asks to wait before the next message to this chat.")
{
    public DateTimeOffset Until => until;
}
