using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SpeechCoach.Api.Recordings;

/// <summary>Describes what the endpoint reads from the request by itself: routing must not judge the type that a sender claims.</summary>
static class UploadDescription
{
    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters ??= [];
        Add(ParameterLocation.Header, RecordingEndpoints.KeyHeader, "1 to 200 visible ASCII characters of the sender's choice.");
        Add(ParameterLocation.Header, PreferHeader.Name, "wait=N: answer with the report if it is there within N seconds.");
        Add(ParameterLocation.Query, UploadBody.LanguageField, "The language spoken, as a BCP 47 tag. A form may carry it as a field.");
        Add(ParameterLocation.Query, UploadBody.QuestionField, "The id of the question that it answers. A form may carry it as a field before the file.");
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new() { Schema = Form() },
                ["application/octet-stream"] = new() { Schema = Binary() },
                ["audio/*"] = new() { Schema = Binary() },
            },
        };
        return Task.CompletedTask;

        void Add(ParameterLocation place, string name, string description) => operation.Parameters.Add(new OpenApiParameter
        {
            In = place,
            Name = name,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "file" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["file"] = Binary(),
            [UploadBody.LanguageField] = new OpenApiSchema { Type = JsonSchemaType.String },
            [UploadBody.QuestionField] = new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };

    static OpenApiSchema Binary() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
