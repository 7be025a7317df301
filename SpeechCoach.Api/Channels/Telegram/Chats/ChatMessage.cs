using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>What the bot says: HTML, and the buttons beneath it.</summary>
sealed record ChatMessage(string Html, InlineKeyboardMarkup? Buttons = null);
