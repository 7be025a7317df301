using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>Writes quantiles in one piece: a minute of the pipeline has five of them, and property by property they cost more than all else about it.</summary>
sealed class QuantilesConverter : JsonConverter<Quantiles>
{
    const int MostBytes = 256;

    public override Quantiles? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ContractsJson.Default.Quantiles);

    public override void Write(Utf8JsonWriter writer, Quantiles value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        var length = Put(text, 0, "{\"count\":"u8);
        Utf8Formatter.TryFormat(value.Count, text[length..], out var digits);
        length += digits;
        if (Put(text, ref length, ",\"p10\":"u8, value.P10) && Put(text, ref length, ",\"p25\":"u8, value.P25) && Put(text, ref length, ",\"median\":"u8, value.Median)
            && Put(text, ref length, ",\"p75\":"u8, value.P75) && Put(text, ref length, ",\"p90\":"u8, value.P90))
        {
            length = Put(text, length, "}"u8);
            writer.WriteRawValue(text[..length], skipInputValidation: true);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, ContractsJson.Default.Quantiles);
        }
    }

    static bool Put(Span<byte> text, ref int length, ReadOnlySpan<byte> name, double value)
    {
        Span<byte> digits = stackalloc byte[DecimalNumberConverter.MostDigits];
        var start = DecimalNumberConverter.Format(value, digits);
        if (start < 0) return false;
        length = Put(text, Put(text, length, name), digits[start..]);
        return true;
    }

    static int Put(Span<byte> text, int length, ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(text[length..]);
        return length + piece.Length;
    }
}
