using System.Text.RegularExpressions;

namespace SpeechCoach.TelegramEmulator;

/// <summary>What Telegram marks in any text by itself.</summary>
static partial class FoundEntities
{
    public static IEnumerable<Entity> In(string text) => Commands().Matches(text).Select(match => new Entity("bot_command", match.Index, match.Length))
        .Concat(Links().Matches(text).Select(match => new Entity("url", match.Index, match.Length)));

    [GeneratedRegex(@"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\w/])")]
    private static partial Regex Commands();

    [GeneratedRegex(@"\bhttps?://[^\s<>""]*[^\s<>"".,;:!?)\]]")]
    private static partial Regex Links();
}
