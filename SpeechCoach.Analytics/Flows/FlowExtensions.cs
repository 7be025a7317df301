using Microsoft.Extensions.DependencyInjection.Extensions;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

static class FlowExtensions
{
    /// <summary>Runs a dataflow in this service.</summary>
    public static IHostApplicationBuilder AddDataflow<T>(this IHostApplicationBuilder builder) where T : Dataflow, new()
    {
        builder.AddFlowEngine();
        var flow = new T();
        builder.Services.AddSingleton<Dataflow>(flow);
        var stages = flow.Plan();
        for (var number = 0; number < stages.Count; number++)
        {
            var (stage, id) = (stages[number], new FlowStage(flow.Name, number, number == 0 ? EventTopic.Log : stages[number - 1].Output!));
            builder.Services.AddSingleton(id);
            // Not AddHostedService: that would add each type once.
            builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<StageWorker>(services, id, stage));
        }

        return builder;
    }

    static void AddFlowEngine(this IHostApplicationBuilder builder)
    {
        builder.AddEventLog();
        builder.AddDeletionMarks();
        builder.Services.AddOptions<FlowOptions>().BindConfiguration(FlowOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<FlowState>();
        builder.Services.TryAddSingleton<FlowTelemetry>();
        builder.Services.TryAddSingleton<EventArchive>();
        // A dataflow that archives nothing needs no object store.
        builder.Services.TryAddSingleton(services => new Lazy<ArchiveSink>(() => ActivatorUtilities.CreateInstance<ArchiveSink>(services)));
        builder.Services.TryAddSingleton<BatchRunner>();
        // Adds it once, however many dataflows there are.
        builder.Services.AddHostedService<ResetKeeper>();
    }
}
