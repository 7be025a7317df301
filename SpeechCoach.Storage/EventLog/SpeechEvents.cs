using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>How <see cref="SpeechAnalyzed"/> is written to the topic and read from it.</summary>
public static class SpeechEvents
{
    const int Schema = 1;

    /// <summary>The event as a message, keyed by its subject.</summary>
    public static Message<string, byte[]> Write(SpeechAnalyzed speech, string incarnation, string? traceParent) => new()
    {
        Key = speech.Subject.ToString(),
        Value = JsonSerializer.SerializeToUtf8Bytes(speech, ContractsJson.Default.SpeechAnalyzed),
        Headers = new Headers()
            .With(TraceParent.Name, traceParent)
            .With(EventHeaders.Incarnation, incarnation)
            .With(EventHeaders.Schema, speech.Schema.ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>The message's event; null, with a reason that quotes nothing of it, where it holds none that this version reads.</summary>
    public static SpeechAnalyzed? Read(Message<string, byte[]> message, out string reason)
    {
        reason = "";
        if (message.Headers.Text(EventHeaders.Schema) is { } schema && schema != "1")
            reason = "its schema is not 1";
        else if (message.Value is null)
            reason = "it has no value";
        else
            try
            {
                if ((SpeechEventReader.Read(message.Value) ?? JsonSerializer.Deserialize(message.Value, ContractsJson.Default.SpeechAnalyzed)) is not { } speech)
                    reason = "its value is null";
                else if (speech.Schema != Schema)
                    reason = "its schema is not 1";
                else if (speech.Measures is null || speech.Language is null)
                    reason = "a field that must have a value is null";
                else
                    return speech;
            }
            catch (JsonException)
            {
                reason = "its value is not the JSON of this event";
            }

        return null;
    }
}
