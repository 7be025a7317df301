using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Adds the event log.</summary>
public static class EventLogExtensions
{
    static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds <see cref="EventProducer"/>, <see cref="EventConsumers"/>, <see cref="EventTopic"/>, <see cref="EventLogLedger"/> and <see cref="EventBacklog"/> for the
    /// connection string <c>redpanda</c>; the Redis client must be registered too. Nothing connects before it is used, and a broker
    /// that is away makes no service unhealthy that only writes to it.
    /// </summary>
    public static IHostApplicationBuilder AddEventLog(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<EventLogOptions>(EventLogOptions.Section).Configure<IConfiguration>((options, configuration) =>
            options.Servers ??= configuration.GetConnectionString(ResourceNames.Redpanda));
        builder.Services.TryAddSingleton<EventLogClient>();
        builder.Services.TryAddSingleton(services => new EventTopic(services.GetRequiredService<EventLogClient>()));
        builder.Services.TryAddSingleton(services => new EventProducer(services.GetRequiredService<EventLogClient>()));
        builder.Services.TryAddSingleton(services => new EventConsumers(services.GetRequiredService<EventLogClient>()));
        builder.Services.TryAddSingleton<EventLogLedger>();
        builder.Services.TryAddSingleton<EventBacklog>();
        return builder;
    }

    /// <summary>Adds the health check <c>event-log</c>, for a service that can do nothing without the log.</summary>
    public static IHostApplicationBuilder AddEventLogHealthCheck(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<EventLogHealthCheck>("event-log", timeout: CheckTimeout);
        return builder;
    }
}
