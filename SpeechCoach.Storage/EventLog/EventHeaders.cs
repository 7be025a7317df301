using System.Text;
using Confluent.Kafka;

namespace SpeechCoach.Storage;

/// <summary>The headers of an event, beside <see cref="TraceParent.Name"/>.</summary>
public static class EventHeaders
{
    /// <summary>The incarnation of the log for which it was written.</summary>
    public const string Incarnation = "incarnation";

    /// <summary>The version of its value.</summary>
    public const string Schema = "schema";

    /// <summary>The header's last value as text; null where there is none.</summary>
    public static string? Text(this Headers? headers, string name) =>
        headers is not null && headers.TryGetLastBytes(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    internal static Headers With(this Headers headers, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) headers.Add(name, Encoding.UTF8.GetBytes(value));
        return headers;
    }
}
