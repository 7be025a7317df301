namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>A file that a learner sent.</summary>
/// <param name="Id">How to ask Telegram for it.</param>
/// <param name="Bytes">Its size, where Telegram says.</param>
sealed record SentFile(string Id, long? Bytes);
