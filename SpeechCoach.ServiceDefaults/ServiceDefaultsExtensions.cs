using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace SpeechCoach.ServiceDefaults;

/// <summary>What every service of the product does alike: telemetry, health, the clock.</summary>
public static class ServiceDefaultsExtensions
{
    const string Live = "live", Redis = "redis";

    /// <summary>Adds telemetry, the liveness check, the system's clock and the Redis client that every service shares.</summary>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddRedis();
        return builder;
    }

    /// <summary>Maps <c>/health</c> (ready to serve) and <c>/alive</c> (the process answers), in every environment.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live) });
        return app;
    }

    static void AddRedis(this IHostApplicationBuilder builder)
    {
        builder.AddRedisClient(Redis);
        // Without it the client is told only at its first use, and the host by a trace.
        builder.Services.AddOptions<RedisConnection>()
            .Configure<IConfiguration>((connection, configuration) =>
                connection.Text = configuration.GetConnectionString(Redis) ?? configuration["Aspire:StackExchange:Redis:ConnectionString"])
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }
}
