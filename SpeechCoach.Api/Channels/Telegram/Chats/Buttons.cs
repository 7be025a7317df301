using System.Text;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Buttons, whose data are the name of a step and its arguments. They are no secret: whatever comes back is checked.</summary>
static class Buttons
{
    const char Separator = ':';
    const char Beside = '+';
    const int MostBytes = 64;

    public static InlineKeyboardButton To(string label, string step, params ReadOnlySpan<string> arguments)
    {
        var data = string.Join(Separator, [step, .. arguments]);
        return Encoding.UTF8.GetByteCount(data) <= MostBytes
            ? InlineKeyboardButton.WithCallbackData(label, data)
            : throw new ArgumentException($"The data of a button has {MostBytes} bytes at the most.", nameof(arguments));
    }

    /// <summary>A button beneath what is to stay: the step's menu comes beside it, not in its place.</summary>
    public static InlineKeyboardButton ToBeside(string label, string step) => To(label, $"{Beside}{step}");

    /// <summary>The name of the step and its arguments, and whether the message of the button is to stay.</summary>
    public static (string Step, string[] Arguments, bool Stays) Read(string data) =>
        data.TrimStart(Beside).Split(Separator) is [var step, .. var arguments] ? (step, arguments, data.StartsWith(Beside)) : ("", [], false);

    /// <summary>So many buttons to a row.</summary>
    public static InlineKeyboardMarkup Rows(int width, params IEnumerable<InlineKeyboardButton> buttons) => new(buttons.Chunk(width));
}
