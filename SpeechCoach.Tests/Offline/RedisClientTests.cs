using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Offline;

/// <summary>What the services rely on of AddRedisClient, from the package and from its stand-in.</summary>
public sealed class RedisClientTests
{
    [Fact]
    public async Task A_server_that_is_not_up_yet_fails_the_health_check_and_not_the_start()
    {
        await using var services = Services($"127.0.0.1:{FreePort.Next()},connectTimeout=200");
        Assert.NotNull(services.GetRequiredService<IConnectionMultiplexer>());
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(services));
    }

    [Fact]
    public async Task A_server_that_answers_is_healthy()
    {
        await using var server = new RedisServer();
        await server.InitializeAsync();
        await using var services = Services(server.ConnectionString);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(services));
    }

    static ServiceProvider Services(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:redis"] = connectionString;
        builder.Services.AddLogging();
        builder.AddRedisClient("redis");
        return builder.Services.BuildServiceProvider();
    }

    static async Task<HealthStatus> HealthAsync(ServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Status;
}
