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

    public static JsonTypeInfo<T> Of<T>() => Known<T>.Type;

    static class Known<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
    }
}
