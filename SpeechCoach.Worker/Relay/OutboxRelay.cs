using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Relay;

/// <summary>Brings every report to the event log; its result is acknowledged once the broker has the event.</summary>
sealed class OutboxRelay(ResultOutbox outbox, ReportArchive reports, EventPublisher publisher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => outbox.RunAsync(GroupNames.Events, RelayAsync, stoppingToken);

    async Task RelayAsync(OutboxEntry<RecordingResult> entry, CancellationToken cancellationToken)
    {
        if (entry.Value is not { Outcome: RecordingState.Done, ReportKey: { } key }) return;
        if (await reports.EventAsync(key, cancellationToken) is { } speech)
            await publisher.PublishAsync(speech, entry.Parent, cancellationToken);
    }
}
