using System.Text.Json;

namespace SpeechCoach.Storage;

/// <summary>Reads numbers of few digits, as measures are.</summary>
static class DecimalNumber
{
    // Fifteen digits and a power of ten below are exact, so that their quotient is the number rounded once (Clinger 1990).
    const int MostDigits = 15;

    static readonly double[] powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The number that <paramref name="reader"/> stands at.</summary>
    /// <exception cref="InvalidOperationException">It stands at something else.</exception>
    public static double Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number) return reader.GetDouble();
        var text = reader.ValueSpan;
        var isNegative = text[0] == '-';
        if (isNegative) text = text[1..];
        if (text.Length > MostDigits + 1) return reader.GetDouble();
        var (number, point) = (0L, -1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.') point = i;
            else if (char.IsAsciiDigit((char)text[i])) number = 10 * number + (text[i] - '0');
            else return reader.GetDouble();
        }

        if (point < 0 && text.Length > MostDigits) return reader.GetDouble();
        var value = point < 0 ? number : number / powers[text.Length - point - 1];
        return isNegative ? -value : value;
    }
}
