namespace SpeechCoach.AppHost;

static class Secrets
{
    /// <summary>A secret that is made at the first start and kept in the user's secrets from then on.</summary>
    public static IResourceBuilder<ParameterResource> AddSecret(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = 48, Special = false }, secret: true, persist: true);

    /// <summary>A secret that may be missing: the service sees an empty value and does without.</summary>
    public static IResourceBuilder<ParameterResource> AddOptionalSecret(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddParameter(name, () => builder.Configuration[$"Parameters:{name}"] ?? "", secret: true);

    /// <summary>Whether the user has set the secret.</summary>
    public static bool HasSecret(this IDistributedApplicationBuilder builder, string name) =>
        !string.IsNullOrWhiteSpace(builder.Configuration[$"Parameters:{name}"]);
}
