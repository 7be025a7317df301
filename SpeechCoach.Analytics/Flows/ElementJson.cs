using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Confluent.Kafka;

namespace SpeechCoach.Analytics;

/// <summary>How elements go through a topic of a dataflow's own: as JSON, under their key.</summary>
sealed class ElementJson<T> : IElementFormat<T>
{
    const int Schema = 1;
    public static readonly ElementJson<T> Instance = new();
    static readonly JsonTypeInfo<Written> Json = FlowJson.Of<Written>();

    public static Message<string, byte[]> Write(in Element<T> element) => new()
    {
        Key = element.Key,
        Value = JsonSerializer.SerializeToUtf8Bytes(new(Schema, element.Id, element.Version, element.At, element.Day, element.Value), Json),
    };

    public bool TryRead(Message<string, byte[]> message, out Element<T> element, [NotNullWhen(false)] out string? reason)
    {
        element = default;
        try
        {
            var written = message.Value is null ? null : JsonSerializer.Deserialize(message.Value, Json);
            reason = written is null || message.Key is null ? "it has no value or no key"
                : written.Schema != Schema ? "its schema is not 1"
                : null;
            if (reason is null) element = new(message.Key!, written!.Id, written.Version, written.At, written.Day, written.Value);
        }
        catch (JsonException)
        {
            reason = "its value is not the JSON of this element";
        }

        return reason is null;
    }

    internal sealed record Written(int Schema, string Id, long Version, DateTimeOffset At, DateOnly Day, T Value);
}
