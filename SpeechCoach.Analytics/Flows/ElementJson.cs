using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;

namespace SpeechCoach.Analytics;

/// <summary>How elements go through a topic of a dataflow's own: as JSON, under their key.</summary>
sealed class ElementJson<T> : IElementFormat<T>
{
    const int Schema = 1;
    public static readonly ElementJson<T> Instance = new();

    [ThreadStatic]
    static ArrayBufferWriter<byte>? cached;

    public static Message<string, byte[]> Write(in Element<T> element)
    {
        var output = cached ??= new();
        output.ResetWrittenCount();
        var writer = FlowJson.Writer(output);
        writer.WriteStartObject();
        writer.WriteNumber("schema"u8, Schema);
        writer.WriteString("id"u8, element.Id);
        writer.WriteNumber("version"u8, element.Version);
        writer.WriteString("at"u8, element.At);
        Span<char> day = stackalloc char[10];
        element.Day.TryFormat(day, out _, "O", CultureInfo.InvariantCulture);
        writer.WriteString("day"u8, day);
        if (element.IsWithdrawn) writer.WriteBoolean("withdrawn"u8, true);
        writer.WritePropertyName("value"u8);
        JsonSerializer.Serialize(writer, element.Value, FlowJson.Of<T>());
        writer.WriteEndObject();
        writer.Flush();
        return new() { Key = element.Key, Value = output.WrittenSpan.ToArray() };
    }

    public bool TryRead(Message<string, byte[]> message, out Element<T> element, [NotNullWhen(false)] out string? reason)
    {
        element = default;
        try
        {
            reason = message.Value is null || message.Key is null ? "it has no value or no key" : Read(message.Value, message.Key, out element);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            reason = "its value is not the JSON of this element";
        }

        return reason is null;
    }

    // By hand: what is around the value costs as much as the value itself otherwise.
    static string? Read(ReadOnlyMemory<byte> written, string key, out Element<T> element)
    {
        element = default;
        var reader = new Utf8JsonReader(written.Span);
        var (schema, id, version, at, day, value, hasValue) = (0, default(string), 0L, default(DateTimeOffset?), default(DateOnly?), default(T), false);
        var (isWithdrawn, from, to) = (false, 0, 0);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("schema"u8)) schema = Next(ref reader).GetInt32();
            else if (reader.ValueTextEquals("id"u8)) id = Next(ref reader).GetString();
            else if (reader.ValueTextEquals("version"u8)) version = Next(ref reader).GetInt64();
            else if (reader.ValueTextEquals("at"u8)) at = Next(ref reader).GetDateTimeOffset();
            else if (reader.ValueTextEquals("day"u8)) day = DateOnly.ParseExact(Next(ref reader).GetString()!, "O", CultureInfo.InvariantCulture);
            else if (reader.ValueTextEquals("withdrawn"u8)) isWithdrawn = Next(ref reader).GetBoolean();
            else if (reader.ValueTextEquals("value"u8))
            {
                from = (int)reader.BytesConsumed;
                // It is written last. Where it is not, the serializer has to look first where it ends.
                if (TryReadLast(written.Span[from..], out value))
                {
                    (to, hasValue) = (written.Length - 1, true);
                    break;
                }

                from = (int)Next(ref reader).TokenStartIndex;
                (value, hasValue) = (JsonSerializer.Deserialize(ref reader, FlowJson.Of<T>()), true);
                to = (int)reader.BytesConsumed;
            }
            else Next(ref reader).Skip();
        }

        if (schema != Schema) return "its schema is not 1";
        if (id is null || at is null || day is null || !hasValue || value is null) throw new JsonException();
        element = new(key, id, version, at.Value, day.Value, value, isWithdrawn, written[from..to]);
        return null;
    }

    static bool TryReadLast(ReadOnlySpan<byte> rest, out T? value)
    {
        value = default;
        if (rest is not [.. var last, (byte)'}']) return false;
        try
        {
            value = JsonSerializer.Deserialize(last, FlowJson.Of<T>());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static ref Utf8JsonReader Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return ref reader;
    }
}
