using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SpeechCoach.Storage;

/// <summary>Registers the queue of recordings.</summary>
public static class QueueExtensions
{
    /// <summary>Adds <see cref="RecordingQueue"/>, <see cref="QueueBoard"/> and <see cref="ResultOutbox"/>; the Redis client must be registered too.</summary>
    public static IHostApplicationBuilder AddRecordingQueue(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<QueueOptions>().BindConfiguration("Queue").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RecordingQueue>();
        builder.Services.AddSingleton<QueueBoard>();
        builder.Services.AddSingleton<ResultOutbox>();
        return builder;
    }
}
