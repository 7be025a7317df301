namespace SpeechCoach.AppHost.Infrastructure;

/// <summary>The three servers as the services see them: connection strings, and what must be ready first.</summary>
sealed record Servers(
    IResourceBuilder<IResourceWithConnectionString> Redis,
    IResourceBuilder<IResourceWithConnectionString> Redpanda,
    IResourceBuilder<IResourceWithConnectionString> Minio,
    IReadOnlyList<IResourceBuilder<IResource>> Processes);
