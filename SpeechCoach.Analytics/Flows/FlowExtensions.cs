using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SpeechCoach.Analytics.Flows;

static class FlowExtensions
{
    /// <summary>Runs a dataflow in this service.</summary>
    public static IHostApplicationBuilder AddDataflow<T>(this IHostApplicationBuilder builder) where T : Dataflow
    {
        builder.Services.AddOptions<FlowOptions>().BindConfiguration(FlowOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<FlowState>();
        builder.Services.TryAddSingleton<FlowTelemetry>();
        builder.Services.AddSingleton<T>();
        builder.Services.AddHostedService<FlowWorker<T>>();
        return builder;
    }
}
