using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>How values of dataflows are written: those of the contracts as everywhere, an analyst's records alike.</summary>
static class FlowJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new DecimalNumberConverter(), new QuantilesConverter() },
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractsJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    [ThreadStatic]
    static Utf8JsonWriter? cached;

    public static JsonTypeInfo<T> Of<T>() => Known<T>.Type;

    /// <summary>A writer onto <paramref name="output"/>, until the next is asked for on this thread.</summary>
    public static Utf8JsonWriter Writer(IBufferWriter<byte> output)
    {
        var writer = cached ??= new(output, new() { SkipValidation = true });
        writer.Reset(output);
        return writer;
    }

    public static void Write<T>(IBufferWriter<byte> output, T value)
    {
        var writer = Writer(output);
        JsonSerializer.Serialize(writer, value, Of<T>());
        writer.Flush();
    }

    static class Known<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
    }
}
