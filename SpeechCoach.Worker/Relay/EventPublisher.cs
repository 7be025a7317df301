using System.Diagnostics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Relay;

/// <summary>Publishes an event and notes where it stands, so that a log which has begun again is found out.</summary>
sealed partial class EventPublisher(EventProducer producer, EventLogLedger ledger, RelayTelemetry telemetry, ILogger<EventPublisher> logger)
{
    /// <summary>Returns once the broker has the event.</summary>
    public async Task PublishAsync(SpeechAnalyzed speech, ActivityContext parent, CancellationToken cancellationToken)
    {
        using var span = RelayTelemetry.Publishing(speech.Recording, parent);
        var incarnation = await ledger.CurrentAsync(cancellationToken);
        var at = await producer.PublishAsync(speech, incarnation, span?.Id ?? TraceParent.Format(parent), cancellationToken);
        telemetry.Published();

        // A broker that had the event already, from a try whose answer was lost, does not say where.
        if (at.Offset.IsSpecial || await ledger.MarkAsync(incarnation, at.Partition.Value, at.Offset.Value, cancellationToken)) return;
        Log.WrittenTwice(logger, at.Partition.Value, at.Offset.Value);
        await ledger.BeginAnewAsync(incarnation, cancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The event log wrote partition {Partition} offset {Offset} a second time: it has begun again")]
        public static partial void WrittenTwice(ILogger logger, int partition, long offset);
    }
}
