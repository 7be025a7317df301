namespace SpeechCoach.AppHost.Infrastructure;

static class ServersExtensions
{
    public static Servers AddServers(this IDistributedApplicationBuilder builder, Settings settings) =>
        (settings.Infrastructure ?? (ContainerEngine.Answers() ? InfrastructureKind.Containers : InfrastructureKind.Native)) switch
        {
            InfrastructureKind.Containers => builder.AddContainers(settings),
            _ => builder.AddNativeServers(settings),
        };

    public static IResourceBuilder<ProjectResource> WithServers(this IResourceBuilder<ProjectResource> service, Servers servers)
    {
        service.WithReference(servers.Redis).WithReference(servers.Redpanda).WithReference(servers.Minio);
        foreach (var process in servers.Processes)
            service.WaitFor(process);
        return service;
    }
}
