using Microsoft.Extensions.DependencyInjection.Extensions;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker;

public static class AnalysisExtensions
{
    /// <summary>Adds <see cref="RecordingAnalyzer"/> with its decoder, its chain of engines, its coaches, their options, and the health check <c>tools</c>.</summary>
    public static IHostApplicationBuilder AddAnalysis(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<AnalysisOptions>(AnalysisOptions.Section);
        services.AddSettings<DecodingOptions>(DecodingOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<FfmpegDecoder>();
        builder.AddRecognition();
        builder.AddCoaching();
        services.AddSingleton<StageRunner>();
        services.AddSingleton(provider => new RecordingAnalyzer(
            provider.GetRequiredService<StageRunner>(),
            provider.GetRequiredService<FfmpegDecoder>(),
            provider.GetRequiredService<RecognizerChain>(),
            provider.GetRequiredService<ReportWriter>(),
            provider.GetRequiredService<ILogger<RecordingAnalyzer>>()));
        services.AddHealthChecks().AddCheck<ToolsHealthCheck>("tools");
        return builder;
    }
}
