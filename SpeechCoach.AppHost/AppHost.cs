using SpeechCoach.AppHost.Infrastructure;

namespace SpeechCoach.AppHost;

/// <summary>The whole topology: three servers, three services, their secrets, and what waits for what.</summary>
public static class AppHost
{
    public static IDistributedApplicationBuilder AddSpeechCoach(this IDistributedApplicationBuilder builder)
    {
        var settings = Settings.Read(builder);
        var servers = builder.AddServers(settings);

        var installation = builder.AddSecret("installation-secret");
        var operations = builder.AddSecret("operations-key");
        var telegram = builder.AddOptionalSecret("telegram-token");

        var api = builder.AddProject<Projects.SpeechCoach_Api>("api")
            .WithHttpEndpoint(port: settings.Ports.Api)
            .WithExternalHttpEndpoints()
            .WithHttpHealthCheck("/health")
            .WithServers(servers)
            .WithCollector()
            .WithEnvironment("Identity__Secret", installation)
            .WithEnvironment("Operations__Key", operations)
            .WithEnvironment("Telegram__Token", telegram)
            .WithReplayCommands(operations)
            .WithWelcome(settings);

        if (!builder.HasSecret("telegram-token"))
            api.WithTelegramEmulator(builder.AddProject<Projects.SpeechCoach_TelegramEmulator>("telegram")
                .WithHttpEndpoint(port: settings.Ports.Telegram)
                .WithHttpHealthCheck("/health"));

        if (settings.Workers > 0)
            builder.AddProject<Projects.SpeechCoach_Worker>("worker")
                .WithHttpHealthCheck("/health")
                .WithServers(servers)
                .WithCollector()
                .WithReplicas(settings.Workers);

        builder.AddProject<Projects.SpeechCoach_Analytics>("analytics")
            .WithHttpHealthCheck("/health")
            .WithServers(servers)
            .WithCollector();

        return builder;
    }
}
