using System.Diagnostics;
using System.Diagnostics.Metrics;
using SpeechCoach.Contracts;

namespace SpeechCoach.Worker.Relay;

/// <summary>What an operator sees of the relay.</summary>
sealed class RelayTelemetry
{
    const string Name = "SpeechCoach.Worker";
    static readonly ActivitySource Source = new(Name);

    readonly Counter<long> published;
    readonly Counter<long> rebuilds;

    public RelayTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        published = meter.CreateCounter<long>("speechcoach.worker.relay.events", description: "Events that the log has taken.");
        rebuilds = meter.CreateCounter<long>("speechcoach.worker.relay.rebuilds", description: "Rebuilds of a log that had begun again.");
    }

    public static Activity? Publishing(RecordingId recording, ActivityContext parent) =>
        Source.StartActivity($"{TopicNames.SpeechAnalyzed} publish", ActivityKind.Producer, parent)?
            .SetTag("messaging.system", "kafka")
            .SetTag("messaging.destination.name", TopicNames.SpeechAnalyzed)
            .SetTag("speechcoach.recording", recording.ToString());

    public static Activity? Rebuilding() => Source.StartActivity($"{TopicNames.SpeechAnalyzed} rebuild");

    public void Published() => published.Add(1);

    public void Rebuilt() => rebuilds.Add(1);
}
