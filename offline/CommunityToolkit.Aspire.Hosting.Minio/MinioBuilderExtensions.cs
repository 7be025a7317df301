using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

[Obsolete("The MinIO OSS project has been archived and is no longer maintained.")]
public static class MinioBuilderExtensions
{
    public static IResourceBuilder<MinioContainerResource> AddMinioContainer(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? rootUser = null,
        IResourceBuilder<ParameterResource>? rootPassword = null,
        int? port = null)
    {
        var user = rootUser?.Resource ?? new ParameterResource("user", _ => "minioadmin");
        var password = rootPassword?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-rootPassword");
        return builder.AddResource(new MinioContainerResource(name, user, password))
            .WithImage("minio/minio", "RELEASE.2025-09-07T16-13-09Z")
            .WithImageRegistry("docker.io")
            .WithHttpEndpoint(targetPort: 9000, port: port, name: "http")
            .WithHttpEndpoint(targetPort: 9001, name: "console")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["MINIO_ROOT_USER"] = user;
                context.EnvironmentVariables["MINIO_ROOT_PASSWORD"] = password;
            })
            .WithArgs("server", "/data", "--console-address", ":9001")
            .WithHttpHealthCheck("/minio/health/live");
    }

    public static IResourceBuilder<MinioContainerResource> WithDataVolume(
        this IResourceBuilder<MinioContainerResource> builder, string? name = null) => builder.WithVolume(name, "/data");
}
