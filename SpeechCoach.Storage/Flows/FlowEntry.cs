using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpeechCoach.Storage;

/// <summary>
/// How a dataflow keeps one value of a window, in a hash under its event's id: the JSON array of event time in ticks of UTC, day number
/// (days since 0001-01-01), version, value. One that was withdrawn is kept without a value, so that it is known when it comes again.
/// </summary>
/// <param name="At">Event time, in UTC.</param>
/// <param name="Day">The day of event time in the learner's time zone.</param>
/// <param name="Version">0 for events; of two results under one id the higher is the newer.</param>
/// <param name="Value">The value; the type's default where it was withdrawn.</param>
/// <param name="IsWithdrawn">Whether it counts no longer.</param>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct FlowEntry<T>(DateTimeOffset At, DateOnly Day, long Version, T Value, bool IsWithdrawn = false);

/// <summary>Writes and reads <see cref="FlowEntry{T}"/>.</summary>
public static class FlowEntry
{
    [ThreadStatic]
    static Utf8JsonWriter? cached;

    /// <summary>Writes the value as it is kept behind what <paramref name="output"/> has.</summary>
    public static void Write<T>(IBufferWriter<byte> output, DateTimeOffset at, DateOnly day, long version, T value, JsonTypeInfo<T> type)
    {
        var writer = Begin(output, at, day, version);
        JsonSerializer.Serialize(writer, value, type);
        writer.WriteEndArray();
        writer.Flush();
    }

    /// <summary>Writes a value that is JSON already as it is kept, behind what <paramref name="output"/> has.</summary>
    public static void Write(IBufferWriter<byte> output, DateTimeOffset at, DateOnly day, long version, ReadOnlySpan<byte> json)
    {
        var writer = Begin(output, at, day, version);
        writer.WriteRawValue(json, skipInputValidation: true);
        writer.WriteEndArray();
        writer.Flush();
    }

    /// <summary>Writes behind what <paramref name="output"/> has that a value was withdrawn.</summary>
    public static void WriteWithdrawn(IBufferWriter<byte> output, DateTimeOffset at, DateOnly day, long version)
    {
        var writer = Begin(output, at, day, version);
        writer.WriteEndArray();
        writer.Flush();
    }

    static Utf8JsonWriter Begin(IBufferWriter<byte> output, DateTimeOffset at, DateOnly day, long version)
    {
        var writer = cached ??= new(output, new() { SkipValidation = true });
        writer.Reset(output);
        writer.WriteStartArray();
        writer.WriteNumberValue(at.UtcTicks);
        writer.WriteNumberValue(day.DayNumber);
        writer.WriteNumberValue(version);
        return writer;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static FlowEntry<T> Read<T>(ReadOnlySpan<byte> written, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(written);
        Next(ref reader, JsonTokenType.StartArray);
        var at = new DateTimeOffset(Number(ref reader), TimeSpan.Zero);
        var day = DateOnly.FromDayNumber((int)Number(ref reader));
        var version = Number(ref reader);
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray) return new(at, day, version, default!, IsWithdrawn: true);
        return new(at, day, version, JsonSerializer.Deserialize(ref reader, type)!);
    }

    static long Number(ref Utf8JsonReader reader)
    {
        Next(ref reader, JsonTokenType.Number);
        return reader.GetInt64();
    }

    static void Next(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type) throw new JsonException("This is no value of a dataflow.");
    }
}
