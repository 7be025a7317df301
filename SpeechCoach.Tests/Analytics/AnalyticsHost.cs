using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

/// <summary>One instance of the analytics service, with the real servers.</summary>
sealed class AnalyticsHost : IAsyncDisposable
{
    readonly IHost host;

    AnalyticsHost(IHost host) => this.host = host;

    public static async Task<AnalyticsHost> StartAsync(RedisServer redis, LocalBrokerServer broker, Action<IHostApplicationBuilder>? dataflows = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["ConnectionStrings:redpanda"] = broker.BootstrapServers,
            ["EventLog:SessionTimeout"] = "00:00:03",
        });
        builder.Services.AddMetrics();
        builder.Services.AddLogging(logging => logging.AddProvider(new TestLogger()));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddRedisClient("redis");
        if (dataflows is null) builder.AddDataflow<SpeakingProgress>();
        else dataflows(builder);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host);
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public IConnectionMultiplexer Redis => Get<IConnectionMultiplexer>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
