using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SpeechCoach.Api.Errors;

namespace SpeechCoach.Api.Description;

/// <summary>Says by which codes a program tells refusals apart. They are described, not listed as the only ones: a client must live with another.</summary>
static class ProblemSchema
{
    const string Says = "What went wrong, for programs; detail says it for people and may be worded otherwise any day. What is not named here goes by its status in words, such as `method-not-allowed`.";

    static readonly string description = string.Join('\n', Enum.GetValues<ProblemCode>().Select(code => $"- `{Problems.Spell(code)}`: {Meaning(code)}").Prepend("").Prepend(Says));

    public static Task AddCodeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
        {
            (schema.Properties ??= new Dictionary<string, IOpenApiSchema>())[Problems.Member] = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
            (schema.Required ??= new HashSet<string>()).Add(Problems.Member);
        }

        return Task.CompletedTask;
    }

    static string? Meaning(ProblemCode code) => typeof(ProblemCode).GetField(code.ToString())!.GetCustomAttribute<DescriptionAttribute>()?.Description;
}
