using System.Text;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>What a test wants to know of a span, read from an ExportTraceServiceRequest by its field numbers.</summary>
sealed record OtlpSpan(string Service, string Name, string TraceId, string SpanId, string ParentSpanId)
{
    const int ResourceSpans = 1, Resource = 1, ScopeSpans = 2, Spans = 2, Attributes = 1, Key = 1, Value = 2, StringValue = 1;
    const int TraceIdField = 1, SpanIdField = 2, ParentField = 4, NameField = 5;

    public static IReadOnlyList<OtlpSpan> Parse(ReadOnlyMemory<byte> request) =>
    [
        .. from resourceSpans in ProtoField.Read(request).Where(field => field.Number == ResourceSpans)
           let service = ServiceOf(resourceSpans.Bytes)
           from scope in ProtoField.Read(resourceSpans.Bytes).Where(field => field.Number == ScopeSpans)
           from span in ProtoField.Read(scope.Bytes).Where(field => field.Number == Spans)
           select Read(service, ProtoField.Read(span.Bytes).ToList()),
    ];

    static OtlpSpan Read(string service, IReadOnlyList<ProtoField> span) =>
        new(service, Text(span, NameField), Hex(span, TraceIdField), Hex(span, SpanIdField), Hex(span, ParentField));

    static string ServiceOf(ReadOnlyMemory<byte> resourceSpans) =>
        (from resource in ProtoField.Read(resourceSpans).Where(field => field.Number == Resource)
         from attribute in ProtoField.Read(resource.Bytes).Where(field => field.Number == Attributes)
         let pair = ProtoField.Read(attribute.Bytes).ToList()
         where Text(pair, Key) == "service.name"
         select Text([.. ProtoField.Read(pair.Single(field => field.Number == Value).Bytes)], StringValue)).Single();

    static string Text(IReadOnlyList<ProtoField> fields, int number) =>
        fields.Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Bytes.Span)).SingleOrDefault("");

    static string Hex(IReadOnlyList<ProtoField> fields, int number) =>
        fields.Where(field => field.Number == number).Select(field => Convert.ToHexStringLower(field.Bytes.Span)).SingleOrDefault("");
}
