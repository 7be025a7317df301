using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>A file that the bot sends.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Caption">HTML beneath it.</param>
/// <param name="Buttons">The buttons beneath that.</param>
sealed record ChatFile(byte[] Content, string Name, string? Caption = null, InlineKeyboardMarkup? Buttons = null);
