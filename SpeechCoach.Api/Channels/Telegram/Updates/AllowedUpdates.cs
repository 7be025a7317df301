using Telegram.Bot.Types.Enums;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>The kinds of update that the bot asks for: messages, and presses of buttons.</summary>
static class AllowedUpdates
{
    public static IReadOnlyList<UpdateType> Types { get; } = [UpdateType.Message, UpdateType.CallbackQuery];

    public static IReadOnlyList<string> Names { get; } = ["message", "callback_query"];
}
