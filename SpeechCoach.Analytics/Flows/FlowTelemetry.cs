using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Analytics.Flows;

/// <summary>What an operator sees of the dataflows.</summary>
sealed class FlowTelemetry
{
    const string Name = "SpeechCoach.Analytics";
    static readonly ActivitySource Source = new(Name);

    readonly Counter<long> events;
    readonly Counter<long> refusedSaves;
    readonly ConcurrentDictionary<(string Flow, int Partition), long> lags = [];

    public FlowTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        events = meter.CreateCounter<long>("speechcoach.analytics.events", description: "Events read, by whether they were folded or set aside.");
        refusedSaves = meter.CreateCounter<long>("speechcoach.analytics.saves.refused", description: "Saves refused because the partition or the log is another one now.");
        meter.CreateObservableGauge(
            "speechcoach.analytics.lag",
            () => lags.Select(lag => new Measurement<long>(lag.Value, new("flow", lag.Key.Flow), new("partition", lag.Key.Partition))),
            description: "Events in the log that are not in the saved state.");
    }

    /// <summary>One event is in the saved state. Its span lasts from its reading to its saving.</summary>
    public void Folded(string flow, string? traceParent, DateTimeOffset read, SpeechAnalyzed speech)
    {
        events.Add(1, new("flow", flow), new("outcome", "folded"));
        var span = Source.StartActivity(
            $"{TopicNames.SpeechAnalyzed} process", ActivityKind.Consumer, TraceParent.Parse(traceParent), startTime: read);
        span?.SetTag("messaging.system", "kafka")
            .SetTag("messaging.destination.name", TopicNames.SpeechAnalyzed)
            .SetTag("speechcoach.flow", flow)
            .SetTag("speechcoach.recording", speech.Recording.ToString());
        span?.Dispose();
    }

    public void SetAside(string flow) => events.Add(1, new("flow", flow), new("outcome", "set-aside"));

    public void Refused(string flow, SaveOutcome outcome) => refusedSaves.Add(1, new("flow", flow), new("outcome", outcome.ToString()));

    public void Lag(string flow, int partition, long lag) => lags[(flow, partition)] = lag;

    public void Lost(string flow, int partition) => lags.TryRemove((flow, partition), out _);
}
