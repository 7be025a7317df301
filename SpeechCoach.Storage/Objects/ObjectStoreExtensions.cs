using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>Adds the object store.</summary>
public static class ObjectStoreExtensions
{
    static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds <see cref="IObjectStore"/> and the health check <c>object-store</c>. The connection string <c>minio</c> chooses between
    /// S3 and a directory; a malformed one stops the host at its start.
    /// </summary>
    public static IHostApplicationBuilder AddObjectStore(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSettings<ObjectStoreOptions>(ObjectStoreOptions.Section).Configure<IConfiguration>((options, configuration) =>
            options.Connection ??= configuration.GetConnectionString(ResourceNames.Minio));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ObjectStoreOptions>, ObjectStoreOptionsValidator>());
        builder.Services.TryAddSingleton<IObjectStore>(services => Create(
            services.GetRequiredService<IOptions<ObjectStoreOptions>>().Value.Connection, services.GetRequiredService<IOptions<ObjectStoreOptions>>().Value, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks().AddCheck<ObjectStoreHealthCheck>("object-store", timeout: CheckTimeout);
        return builder;
    }

    internal static IObjectStore Create(string? text, ObjectStoreOptions options, TimeProvider clock)
    {
        var connection = ObjectStoreConnection.Parse(text);
        return connection.Directory is { } directory
            ? new DirectoryObjectStore(directory, connection.Create, options.MinFree, clock)
            : new S3ObjectStore(connection, options, clock);
    }
}
