using System.Diagnostics;

namespace SpeechCoach.Storage;

/// <summary>The W3C <c>traceparent</c>, by which one trace runs through streams and the event log.</summary>
public static class TraceParent
{
    /// <summary>The name of the stream field and of the Kafka header.</summary>
    public const string Name = "traceparent";

    /// <summary>The current activity's <c>traceparent</c>; empty without one.</summary>
    public static string Current => Activity.Current?.Id ?? "";

    /// <summary>The context that a <c>traceparent</c> names; none where it is absent or malformed.</summary>
    public static ActivityContext Parse(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var context) ? context : default;

    /// <summary>The <c>traceparent</c> of a context; null where it is none.</summary>
    public static string? Format(ActivityContext context) =>
        context == default ? null : $"00-{context.TraceId}-{context.SpanId}-{(byte)context.TraceFlags:x2}";
}
