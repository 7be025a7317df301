using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Description;

/// <summary>Describes answers as they are written: what may be null is left out, and an id is a text.</summary>
static class AnswerSchemas
{
    public static Task CorrectAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var written = context.JsonTypeInfo;
        // Whoever generates a client from the document would else refuse every answer that lacks one of them.
        foreach (var property in written.Properties.Where(IsLeftOut)) schema.Required?.Remove(property.Name);
        if (written.Type == typeof(LearnerId)) (schema.Type, schema.Pattern) = (JsonSchemaType.String, "^[0-9a-f]{32}$");
        return Task.CompletedTask;
    }

    static bool IsLeftOut(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;
}
