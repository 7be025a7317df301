using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Contracts;

namespace SpeechCoach.AppHost.Infrastructure;

/// <summary>The servers as processes of this machine, for where no container engine answers.</summary>
static class NativeServers
{
    public static Servers AddNativeServers(this IDistributedApplicationBuilder builder, Settings settings)
    {
        var redis = builder.AddRedisServer(settings);
        var broker = builder.AddBroker(settings.Ports.Redpanda);
        var (minio, store) = builder.AddObjectStore(settings);
        return new Servers(
            builder.AddConnectionString("redis", Address(redis.GetEndpoint("tcp"))),
            builder.AddConnectionString("redpanda", Address(broker.GetEndpoint("tcp"))),
            minio,
            store is null ? [redis, broker] : [redis, broker, store]);
    }

    /// <summary>Every command is on the disk before it is answered. Snapshots besides would only keep a server from ending where it cannot write one.</summary>
    static IResourceBuilder<ExecutableResource> AddRedisServer(this IDistributedApplicationBuilder builder, Settings settings) =>
        builder.AddExecutable(
                "redis-server", "redis-server", Folder(settings, "redis"),
                "--bind", "127.0.0.1", "--port", Text(settings.Ports.Redis),
                "--appendonly", "yes", "--appendfsync", "always", "--save", "")
            .WithLocalPort(settings.Ports.Redis);

    /// <summary>The in-memory broker of this repository: it forgets everything at a restart, and the workers' relay fills it again.</summary>
    static IResourceBuilder<ProjectResource> AddBroker(this IDistributedApplicationBuilder builder, int port) =>
        builder.AddProject<Projects.SpeechCoach_LocalBroker>("broker")
            .WithArgs(["--port", Text(port), .. TopicNames.All.SelectMany(topic => new[] { "--topic", $"{topic.Name}:{Text(topic.Partitions)}" })])
            .WithLocalPort(port);

    /// <summary>MinIO where it is installed, else a folder that the services share.</summary>
    static (IResourceBuilder<IResourceWithConnectionString> Connection, IResourceBuilder<ExecutableResource>? Server) AddObjectStore(
        this IDistributedApplicationBuilder builder, Settings settings)
    {
        if (!OnPath("minio"))
            return (builder.AddConnectionString("minio", ReferenceExpression.Create($"Directory={Folder(settings, "objects")}")), null);

        var user = builder.AddParameter("minio-user", () => "speechcoach");
        var password = builder.AddSecret("minio-password");
        var server = builder.AddExecutable(
                "minio-server", "minio", Folder(settings, "minio"), "server", ".", "--address", $"127.0.0.1:{Text(settings.Ports.Minio)}")
            .WithLocalPort(settings.Ports.Minio)
            .WithEnvironment("MINIO_ROOT_USER", user)
            .WithEnvironment("MINIO_ROOT_PASSWORD", password);
        var address = server.GetEndpoint("tcp");
        return (builder.AddConnectionString("minio", ReferenceExpression.Create(
            $"Endpoint=http://{address.Property(EndpointProperty.IPV4Host)}:{address.Property(EndpointProperty.Port)};AccessKey={user};SecretKey={password}")), server);
    }

    /// <summary>A fixed port without a proxy before it; the server is ready when it accepts connections there.</summary>
    static IResourceBuilder<T> WithLocalPort<T>(this IResourceBuilder<T> server, int port)
        where T : IResourceWithEndpoints
    {
        var key = $"{server.Resource.Name}-accepts";
        server.ApplicationBuilder.Services.AddHealthChecks().AddCheck(key, new PortCheck(port));
        return server.WithEndpoint(port: port, targetPort: port, name: "tcp", isProxied: false).WithHealthCheck(key);
    }

    static ReferenceExpression Address(EndpointReference endpoint) =>
        ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.IPV4Host)}:{endpoint.Property(EndpointProperty.Port)}");

    static string Folder(Settings settings, string name) => Directory.CreateDirectory(Path.Combine(settings.DataDirectory, name)).FullName;

    static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
