namespace SpeechCoach.AppHost.Infrastructure;

/// <summary>Redis, Redpanda and MinIO as containers with named volumes.</summary>
static class Containers
{
    const string RedpandaImage = "redpandadata/redpanda";
    const string RedpandaTag = "v26.1.10";

    public static Servers AddContainers(this IDistributedApplicationBuilder builder, Settings settings)
    {
        var redis = builder.AddRedis("redis", settings.Ports.Redis)
            .WithDataVolume(settings.Volume("redis"))
            // Snapshots alone would lose what was accepted since the last one.
            .WithArgs("--appendonly", "yes", "--appendfsync", "always");
        var redpanda = builder.AddRedpanda(settings.Ports.Redpanda, settings.Volume("redpanda"));
        var minio = builder.AddMinio(settings.Ports.Minio, settings.Volume("minio"));
        return new Servers(redis, redpanda, minio, [redis, redpanda, minio]);
    }

    /// <summary>
    /// Redpanda behind the Kafka integration: the ports inside are the integration's own, so references and its health check work.
    /// Not in the mode dev-container, which answers before a write is on the disk.
    /// </summary>
    static IResourceBuilder<KafkaServerResource> AddRedpanda(this IDistributedApplicationBuilder builder, int port, string volume) =>
        builder.AddKafka("redpanda", port)
            .WithImage(RedpandaImage, RedpandaTag)
            .WithImageRegistry("docker.redpanda.com")
            .WithEntrypoint("/usr/bin/rpk")
            .WithArgs(
                "redpanda", "start", "--overprovisioned", "--smp", "1", "--memory", "1G", "--reserve-memory", "0M", "--check=false",
                "--kafka-addr", "internal://0.0.0.0:9093,external://0.0.0.0:9092")
            .WithArgs(context =>
            {
                context.Args.Add("--advertise-kafka-addr");
                context.Args.Add(Advertised((KafkaServerResource)context.Resource, context.ExecutionContext));
            })
            .WithHttpEndpoint(targetPort: 9644, name: "admin")
            .WithHttpHealthCheck("/v1/status/ready", endpointName: "admin")
            .WithBindMount("Infrastructure/redpanda.bootstrap.yaml", "/etc/redpanda/.bootstrap.yaml", isReadOnly: true)
            .WithVolume(volume, "/var/lib/redpanda/data");

    /// <summary>Where clients are told to connect: other containers by the resource's name, this machine through the published port.</summary>
    static ReferenceExpression Advertised(KafkaServerResource redpanda, DistributedApplicationExecutionContext execution) => execution.IsRunMode
        ? ReferenceExpression.Create(
            $"internal://{redpanda.Name}:9093,external://localhost:{redpanda.PrimaryEndpoint.Property(EndpointProperty.Port)}")
        : ReferenceExpression.Create(
            $"internal://{redpanda.InternalEndpoint.Property(EndpointProperty.HostAndPort)},external://{redpanda.PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");

    static IResourceBuilder<IResourceWithConnectionString> AddMinio(this IDistributedApplicationBuilder builder, int port, string volume)
    {
        var user = builder.AddParameter("minio-user", () => "speechcoach");
        var password = builder.AddSecret("minio-password");
#pragma warning disable CS0618 // Upstream MinIO is archived. The code speaks S3 only, so a successor is a change of this line.
        return builder.AddMinioContainer("minio", user, password, port: port).WithDataVolume(volume);
#pragma warning restore CS0618
    }
}
