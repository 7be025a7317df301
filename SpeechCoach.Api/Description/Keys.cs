using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Operations;

namespace SpeechCoach.Api.Description;

/// <summary>Says which keys there are and in which header each is sent. A browser sends none: its cookie comes with its first recording.</summary>
static class Keys
{
    const string Learner = "Learner", Operator = "Operator";

    public static Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.AddComponent(ApiKeyHandler.SchemeName, Header(ApiKeyHandler.KeyHeader, "An integrator's key."));
        document.AddComponent(Learner, Header(
            ApiKeyHandler.LearnerHeader, "Which of the integrator's learners it is, beside his key: 1 to 200 visible ASCII characters. All requests without it are one learner's."));
        document.AddComponent(LearnerKeyHandler.SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key that a learner made for a program of his.",
        });
        document.AddComponent(Operator, Header(OperatorDoor.KeyHeader, "The operator's key."));
        document.Security = [new(), Of(ApiKeyHandler.SchemeName, Learner), Of(ApiKeyHandler.SchemeName), Of(LearnerKeyHandler.SchemeName)];
        foreach (var operation in document.Paths.Where(path => path.Key.StartsWith("/operations", StringComparison.Ordinal)).SelectMany(path => path.Value.Operations!.Values))
            operation.Security = [Of(Operator)];
        return Task.CompletedTask;

        OpenApiSecurityRequirement Of(params string[] names)
        {
            var requirement = new OpenApiSecurityRequirement();
            foreach (var name in names) requirement.Add(new OpenApiSecuritySchemeReference(name, document), []);
            return requirement;
        }
    }

    static OpenApiSecurityScheme Header(string name, string description) => new()
    {
        Type = SecuritySchemeType.ApiKey,
        In = ParameterLocation.Header,
        Name = name,
        Description = description,
    };
}
