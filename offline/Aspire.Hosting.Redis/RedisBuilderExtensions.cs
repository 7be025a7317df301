using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        var secret = password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
        var redis = new RedisResource(name, secret);
        return builder.AddResource(redis)
            .WithEndpoint(port: port, targetPort: 6379, name: "tcp", scheme: "redis")
            .WithImage("library/redis", "8.6")
            .WithImageRegistry("docker.io")
            .WithEntrypoint("/bin/sh")
            .WithEnvironment(context => context.EnvironmentVariables["REDIS_PASSWORD"] = secret)
            .WithArgs("redis-server", "--requirepass", "$REDIS_PASSWORD")
            .WithArgs(context =>
            {
                if (!redis.TryGetLastAnnotation<SnapshotAnnotation>(out _))
                    return;
                foreach (var argument in (string[])["--save", "60", "1"])
                    context.Args.Add(argument);
            });
    }

    public static IResourceBuilder<RedisResource> WithDataVolume(
        this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false)
    {
        builder.WithVolume(name, "/data", isReadOnly);
        return isReadOnly ? builder : builder.WithAnnotation(new SnapshotAnnotation(), ResourceAnnotationMutationBehavior.Replace);
    }

    sealed class SnapshotAnnotation : IResourceAnnotation;
}
