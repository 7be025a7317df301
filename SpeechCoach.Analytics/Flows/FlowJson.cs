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
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractsJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    [ThreadStatic]
    static Utf8JsonWriter? cached;

    public static JsonTypeInfo<T> Of<T>() => Known<T>.Type;

    public static void Write<T>(IBufferWriter<byte> output, T value)
    {
        var writer = cached ??= new(output, new() { SkipValidation = true });
        writer.Reset(output);
        JsonSerializer.Serialize(writer, value, Of<T>());
        writer.Flush();
    }

    static class Known<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
    }
}
