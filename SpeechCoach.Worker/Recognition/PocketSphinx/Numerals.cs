using System.Globalization;
using System.Text.RegularExpressions;
using Humanizer;

namespace SpeechCoach.Worker;

/// <summary>
/// Reads numerals aloud in English, so that what engines and people write as "1984" or "2nd" can be aligned with its sound. Where there is more than one
/// way, the one that is heard most: 1984 as a year, 007 digit by digit.
/// </summary>
static partial class Numerals
{
    const int LongestNumber = 9;

    static readonly CultureInfo english = CultureInfo.GetCultureInfo("en-US");
    static readonly Dictionary<string, string> units = new() { ["$"] = "dollar", ["€"] = "euro", ["£"] = "pound" };

    /// <summary>The text with words in place of its numerals.</summary>
    public static string ReadAloud(string text) => Numeral().Replace(text, match => $" {Read(match)} ");

    static string Read(Match match)
    {
        var (whole, fraction, ending) = (match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal), match.Groups["fraction"].Value, match.Groups["ending"].Value.ToLowerInvariant());
        if (match.Groups["minutes"] is { Success: true, Value: var minutes })
            return $"{Number(whole)} {(minutes == "00" ? "" : Pair(minutes))}";
        if (match.Groups["unit"] is { Success: true, Value: var unit })
            return fraction.Length is 0 or 2 ? $"{Number(whole)} {(whole == "1" ? units[unit] : units[unit] + "s")} {Cents(fraction)}" : $"{Number(whole)} point {Digits(fraction)} {units[unit]}s";
        if (fraction.Length > 0)
            return $"{Number(whole)} point {Digits(fraction)}{(ending == "%" ? " percent" : "")}";
        return ending switch
        {
            "%" => $"{Number(whole)} percent",
            "s" => Plural(Year(whole) ?? Number(whole)),
            "st" or "nd" or "rd" or "th" when whole.Length <= LongestNumber => int.Parse(whole, english).ToOrdinalWords(english),
            _ => match.Groups["whole"].Value.Contains(',', StringComparison.Ordinal) ? Number(whole) : Year(whole) ?? Number(whole),
        };
    }

    static string Number(string digits) =>
        digits.Length <= LongestNumber && digits is "0" or [not '0', ..] ? int.Parse(digits, english).ToWords(addAnd: false, english) : Digits(digits);

    static string Digits(string digits) => string.Join(' ', digits.Select(digit => (digit - '0').ToWords(english)));

    // From 2000 to 2009 a year is read as any number.
    static string? Year(string digits) => digits is [ '1', >= '1', _, _] or ['2', '0', not '0', _]
        ? $"{Number(digits[..2])} {(digits.EndsWith("00", StringComparison.Ordinal) ? "hundred" : Pair(digits[2..]))}"
        : null;

    static string Pair(string digits) => digits[0] == '0' ? $"oh {Number(digits[1..])}" : Number(digits);

    // Nobody says those of $5.00, nor the 0 of $5.05.
    static string Cents(string digits) => digits.TrimStart('0') is { Length: > 0 } cents ? Number(cents) : "";

    static string Plural(string words) => words[^1] switch
    {
        'y' => words[..^1] + "ies",
        'x' => words + "es",
        _ => words + "s",
    };

    [GeneratedRegex(@"(?<unit>[$€£])?(?<whole>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?::(?<minutes>[0-5][0-9])(?![0-9])|\.(?<fraction>[0-9]+))?(?<ending>%|(?:st|nd|rd|th|s)(?![a-z]))?", RegexOptions.IgnoreCase)]
    private static partial Regex Numeral();
}
