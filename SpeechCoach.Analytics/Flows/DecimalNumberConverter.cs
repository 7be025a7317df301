using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechCoach.Analytics;

/// <summary>
/// Writes a number of few decimals by its digits, as what dataflows write mostly is. The shortest text that stands for any number, which
/// takes several times as long to find, is the same for these.
/// </summary>
sealed class DecimalNumberConverter : JsonConverter<double>
{
    /// <summary>Room that any such number has in.</summary>
    public const int MostDigits = 20;

    const int Decimals = 4;
    const int Scale = 10_000;

    // Fifteen digits stand for one number each.
    const double Most = 1e15;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[MostDigits];
        var start = Format(value, text);
        if (start < 0) writer.WriteNumberValue(value);
        else writer.WriteRawValue(text[start..], skipInputValidation: true);
    }

    /// <summary>Writes a number at the end of <paramref name="text"/> and answers where it begins; -1 where it has other digits.</summary>
    public static int Format(double value, Span<byte> text)
    {
        var scaled = Math.Round(value * Scale);
        if (!(Math.Abs(scaled) < Most) || scaled / Scale != value || (value == 0 && double.IsNegative(value))) return -1;
        var (whole, part) = Math.DivRem((long)Math.Abs(scaled), Scale);
        var start = Fraction(text, (int)part);
        do
        {
            (whole, var digit) = Math.DivRem(whole, 10);
            text[--start] = (byte)('0' + digit);
        }
        while (whole > 0);
        if (value < 0) text[--start] = (byte)'-';
        return start;
    }

    // Written from the end; answers where it begins.
    static int Fraction(Span<byte> text, int part)
    {
        var (start, digits) = (text.Length, Decimals);
        if (part == 0) return start;
        for (; part % 10 == 0; digits--) part /= 10;
        for (; digits > 0; digits--, part /= 10) text[--start] = (byte)('0' + part % 10);
        text[--start] = (byte)'.';
        return start;
    }
}
