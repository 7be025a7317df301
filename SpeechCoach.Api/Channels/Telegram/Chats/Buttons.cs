using System.Text;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Buttons, whose data are the name of a step and its arguments. They are no secret: whatever comes back is checked.</summary>
static class Buttons
{
    const char Separator = ':';
    const int MostBytes = 64;

    public static InlineKeyboardButton To(string label, string step, params ReadOnlySpan<string> arguments)
    {
        var data = string.Join(Separator, [step, .. arguments]);
        return Encoding.UTF8.GetByteCount(data) <= MostBytes
            ? InlineKeyboardButton.WithCallbackData(label, data)
            : throw new ArgumentException($"The data of a button has {MostBytes} bytes at the most.", nameof(arguments));
    }

    /// <summary>The name of the step and its arguments.</summary>
    public static (string Step, string[] Arguments) Read(string data) =>
        data.Split(Separator) is [var step, .. var arguments] ? (step, arguments) : ("", []);

    /// <summary>So many buttons to a row.</summary>
    public static InlineKeyboardMarkup Rows(int width, params IEnumerable<InlineKeyboardButton> buttons) => new(buttons.Chunk(width));
}
