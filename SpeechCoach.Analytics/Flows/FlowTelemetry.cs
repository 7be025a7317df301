using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics;

/// <summary>What an operator sees of the dataflows.</summary>
sealed class FlowTelemetry
{
    const string Name = "SpeechCoach.Analytics";
    static readonly ActivitySource Source = new(Name);

    readonly Counter<long> events;
    readonly Counter<long> refusedSaves;
    readonly ConcurrentDictionary<(string Flow, int Partition), long> lags = [];
    readonly ConcurrentDictionary<(string Flow, int Partition), long> windows = [];

    public FlowTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        events = meter.CreateCounter<long>("speechcoach.analytics.events", description: "Events read, by whether they were folded or set aside.");
        refusedSaves = meter.CreateCounter<long>("speechcoach.analytics.saves.refused", description: "Saves refused because partition, log or state is another one now.");
        meter.CreateObservableGauge("speechcoach.analytics.lag", () => Measurements(lags), description: "Events in the log that are not in the saved state.");
        meter.CreateObservableGauge("speechcoach.analytics.windows", () => Measurements(windows), description: "Windows in memory.");
    }

    /// <summary>Whether anybody listens to spans.</summary>
    public static bool IsTraced => Source.HasListeners();

    /// <summary>A batch is in the saved state. The span of each event lasts from its reading to its saving.</summary>
    public void Saved(FlowStage stage, StageBatch batch)
    {
        events.Add(batch.Count, new("flow", stage.Group), new("outcome", "folded"));
        foreach (var (id, traceParent, read) in batch.Traces)
        {
            var span = Source.StartActivity($"{stage.Topic} process", ActivityKind.Consumer, TraceParent.Parse(traceParent), startTime: read);
            span?.SetTag("messaging.system", "kafka")
                .SetTag("messaging.destination.name", stage.Topic)
                .SetTag("speechcoach.flow", stage.Group)
                .SetTag("speechcoach.event", id);
            span?.Dispose();
        }
    }

    public void SetAside(string flow) => events.Add(1, new("flow", flow), new("outcome", "set-aside"));

    public void Refused(string flow, SaveOutcome outcome) => refusedSaves.Add(1, new("flow", flow), new("outcome", outcome.ToString()));

    public void Lag(string flow, int partition, long lag) => lags[(flow, partition)] = lag;

    public void Open(string flow, int partition, long count) => windows[(flow, partition)] = count;

    public void Lost(string flow, int partition)
    {
        lags.TryRemove((flow, partition), out _);
        windows.TryRemove((flow, partition), out _);
    }

    static IEnumerable<Measurement<long>> Measurements(ConcurrentDictionary<(string Flow, int Partition), long> values) =>
        values.Select(value => new Measurement<long>(value.Value, new("flow", value.Key.Flow), new("partition", value.Key.Partition)));
}
