using Microsoft.Extensions.Configuration;

namespace SpeechCoach.AppHost;

static class TelemetryExtensions
{
    /// <summary>Sends the service's telemetry where the AppHost was told to; else Aspire sends it to the dashboard, whatever was told.</summary>
    public static IResourceBuilder<ProjectResource> WithCollector(this IResourceBuilder<ProjectResource> service)
    {
        foreach (var (key, value) in service.ApplicationBuilder.Configuration.AsEnumerable())
            if (key.StartsWith("OTEL_EXPORTER_OTLP_", StringComparison.Ordinal))
                service.WithEnvironment(key, value);
        return service;
    }
}
