using System.Globalization;
using System.Text;

namespace SpeechCoach.TelegramEmulator;

/// <summary>The characters that Telegram's HTML can name.</summary>
static class HtmlCharacters
{
    const int LongestNumber = 8;

    /// <summary>Reads a named or numbered character at an ampersand and moves behind it; null where the ampersand is just one.</summary>
    public static string? Read(string html, ref int at)
    {
        var end = html.IndexOf(';', at);
        if (end < 0 || end - at - 1 > LongestNumber) return null;
        var character = html.AsSpan(at + 1, end - at - 1) switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            ['#', 'x' or 'X', .. var digits] => Numbered(digits, NumberStyles.AllowHexSpecifier),
            ['#', .. var digits] => Numbered(digits, NumberStyles.None),
            _ => null,
        };
        if (character is not null) at = end + 1;
        return character;
    }

    static string? Numbered(ReadOnlySpan<char> digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : null;
}
