using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
    {
        var metadata = new TProject();
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation<TProject>(metadata);
        if (LaunchProfile.Of(metadata.ProjectPath, builder.Configuration["DOTNET_LAUNCH_PROFILE"]) is not { } profile)
            return project;

        foreach (var url in profile.Urls)
            project.WithEndpoint(url.Scheme, endpoint =>
            {
                endpoint.UriScheme = url.Scheme;
                endpoint.TargetHost = url.Host;
                // Port 0 asks for any.
                endpoint.Port = url.Port == 0 ? null : url.Port;
            });
        return project.WithEnvironment(context =>
        {
            foreach (var (key, value) in profile.Environment)
                context.EnvironmentVariables.TryAdd(key, value);
        });
    }

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.WithAnnotation(new ReplicaAnnotation(replicas));
}
