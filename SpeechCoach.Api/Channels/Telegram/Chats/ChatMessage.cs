using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What the bot says: HTML, the buttons beneath it, and the learner's message that it answers, where that must be told.</summary>
sealed record ChatMessage(string Html, InlineKeyboardMarkup? Buttons = null, int? Answers = null)
{
    /// <summary>The longest text that Telegram takes, in UTF-16 units once its markup is read: never less than this as it stands.</summary>
    public const int Longest = 4096;
}
