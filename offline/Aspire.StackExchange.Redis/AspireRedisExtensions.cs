using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

public static class AspireRedisExtensions
{
    const string HealthCheckName = "StackExchange.Redis";

    public static void AddRedisClient(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.Services.AddSingleton<IConnectionMultiplexer>(services => ConnectionMultiplexer.Connect(Options(services, connectionName)));
        builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>(HealthCheckName);
    }

    static ConfigurationOptions Options(IServiceProvider services, string connectionName)
    {
        var text = services.GetRequiredService<IConfiguration>().GetConnectionString(connectionName);
        if (string.IsNullOrEmpty(text))
            throw new InvalidOperationException($"No endpoints specified. Ensure a valid connection string was provided in 'ConnectionStrings:{connectionName}'.");

        var options = ConfigurationOptions.Parse(text);
        options.Defaults = new PatientDefaults();
        options.LoggerFactory ??= services.GetService<ILoggerFactory>();
        return options;
    }
}
