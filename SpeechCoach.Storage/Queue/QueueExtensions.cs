using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SpeechCoach.Storage;

/// <summary>Registers the queue of recordings.</summary>
public static class QueueExtensions
{
    static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds <see cref="RecordingQueue"/>, <see cref="QueueBoard"/>, <see cref="ResultOutbox"/> and the health check <c>queue</c>; the Redis client must
    /// be registered too.
    /// </summary>
    public static IHostApplicationBuilder AddRecordingQueue(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<QueueOptions>("Queue");
        builder.Services.AddSingleton<RecordingQueue>();
        builder.Services.AddSingleton<QueueBoard>();
        builder.Services.AddSingleton<ResultOutbox>();
        builder.Services.AddHealthChecks().AddCheck<QueueHealthCheck>("queue", timeout: CheckTimeout);
        return builder;
    }
}
