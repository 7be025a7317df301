using System.Text.Json.Serialization;
using SpeechCoach.Api.Description;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api;

static class ApiExtensions
{
    /// <summary>How answers are written, and the document that describes them.</summary>
    public static IHostApplicationBuilder AddApiDescription(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            // Numbers are numbers, and are described as such.
            json.NumberHandling = JsonNumberHandling.Strict;
            json.Converters.Add(new JsonStringEnumConverter());
            json.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.TypeInfoResolverChain.Insert(1, ContractsJson.Default);
        });
        builder.Services.AddOpenApi(options => options
            .AddSchemaTransformer(AnswerSchemas.CorrectAsync)
            .AddSchemaTransformer(ProblemSchema.AddCodeAsync)
            .AddDocumentTransformer(Keys.AddAsync)
            .AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Speech Coach", Version = "v1", Description = "Send a voice message, get a short, honest report." };
                return Task.CompletedTask;
            }));
        return builder;
    }
}
