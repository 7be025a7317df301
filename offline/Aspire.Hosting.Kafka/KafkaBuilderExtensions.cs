using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Without the environment of the package's own image: ours replaces the image, and Redpanda does not read it.</summary>
public static class KafkaBuilderExtensions
{
    public static IResourceBuilder<KafkaServerResource> AddKafka(this IDistributedApplicationBuilder builder, string name, int? port = null) =>
        builder.AddResource(new KafkaServerResource(name))
            .WithEndpoint(targetPort: 9092, port: port, name: "tcp")
            .WithEndpoint(targetPort: 9093, name: "internal")
            .WithImage("confluentinc/confluent-local", "8.2.0")
            .WithImageRegistry("docker.io");
}
