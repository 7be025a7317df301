using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

static partial class FlowExtensions
{
    /// <summary>Runs a dataflow in this service.</summary>
    /// <exception cref="InvalidOperationException">Its name is none, or another dataflow's: the two would share state and events.</exception>
    public static IHostApplicationBuilder AddDataflow<T>(this IHostApplicationBuilder builder) where T : Dataflow, new()
    {
        builder.AddFlowEngine();
        var flow = new T();
        if (!KebabCase().IsMatch(flow.Name))
            throw new InvalidOperationException($"The dataflow {typeof(T).Name} is named \"{flow.Name}\". A name is in kebab-case, such as hours-of-practice.");
        if (builder.Services.Any(service => service.ImplementationInstance is FlowStage added && added.Flow == flow.Name))
            throw new InvalidOperationException($"There are two dataflows named {flow.Name}. Give {typeof(T).Name} a name of its own.");
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
        // Once, however many dataflows there are: what is wrong with an option would else be said as often.
        if (builder.Services.Any(service => service.ServiceType == typeof(BatchRunner))) return;
        builder.AddEventLog();
        builder.AddDeletionMarks();
        builder.Services.AddOptions<DeletionOptions>().Validate<IOptions<EventLogOptions>>(
            static (deletion, log) => deletion.KeepMarks > log.Value.Retention,
            "Deletion:KeepMarks must be longer than EventLog:Retention: a dataflow that reads old events must know which learners were deleted.");
        builder.Services.AddSettings<FlowOptions>(FlowOptions.Section);
        builder.Services.AddSingleton<FlowState>();
        builder.Services.AddSingleton<FlowTelemetry>();
        builder.Services.TryAddSingleton<EventArchive>();
        // A dataflow that archives nothing needs no object store.
        builder.Services.AddSingleton(services => new Lazy<ArchiveSink>(() => ActivatorUtilities.CreateInstance<ArchiveSink>(services)));
        builder.Services.AddSingleton<BatchRunner>();
        builder.Services.AddHostedService<ResetKeeper>();
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();
}
