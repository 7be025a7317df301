using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace SpeechCoach.Storage;

/// <summary>Adds the read models of the dataflows.</summary>
public static class ProgressExtensions
{
    /// <summary>Adds <see cref="ProgressReader"/>, <see cref="UsualReader"/>, <see cref="WordsReader"/>, <see cref="BandsReader"/>, <see cref="PipelineReader"/>, <see cref="FlowControl"/>, <see cref="FlowBoard"/> and <see cref="EventLogLedger"/>; the Redis client must be registered too.</summary>
    public static IHostApplicationBuilder AddProgressReaders(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<FlowViews>();
        builder.Services.TryAddSingleton<FlowControl>();
        builder.Services.TryAddSingleton<ProgressReader>();
        builder.Services.TryAddSingleton<UsualReader>();
        builder.Services.TryAddSingleton<WordsReader>();
        builder.Services.TryAddSingleton<BandsReader>();
        builder.Services.TryAddSingleton<PipelineReader>();
        builder.Services.TryAddSingleton<FlowBoard>();
        builder.Services.TryAddSingleton<EventLogLedger>();
        return builder;
    }
}
