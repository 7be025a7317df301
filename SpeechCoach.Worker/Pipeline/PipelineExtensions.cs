using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

static class PipelineExtensions
{
    /// <summary>Adds the worker's way of a recording from the queue to its committed report.</summary>
    public static IHostApplicationBuilder AddPipeline(this IHostApplicationBuilder builder)
    {
        builder.AddRecordingQueue();
        builder.Services.AddSettings<PipelineOptions>("Pipeline")
            .Validate<IOptions<AnalysisOptions>>(
                (pipeline, analysis) => pipeline.AttemptTimeout > analysis.Value.AllTimeouts,
                "Pipeline:AttemptTimeout must be longer than the timeouts of Analysis together, so that no stage is ended before its own.");
        builder.Services.AddSingleton<PipelineMetrics>();
        builder.Services.AddSingleton<RecordingProcessor>();
        builder.Services.AddHostedService<RecordingConsumer>();
        builder.Services.AddHostedService<QueueKeeper>();
        return builder;
    }
}
