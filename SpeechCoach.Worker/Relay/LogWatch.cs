using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Relay;

/// <summary>Finds out whether the event log still holds what was written to it.</summary>
sealed partial class LogWatch(EventTopic topic, EventLogLedger ledger, ILogger<LogWatch> logger)
{
    /// <summary>The log's incarnation: another one where the log ends before what was written to it.</summary>
    public async Task<string> IncarnationAsync(CancellationToken cancellationToken)
    {
        // The known ends first: within one life the log only grows, so it cannot end before them.
        var (incarnation, known) = await ledger.ReadAsync(cancellationToken);
        var ends = await topic.EndsAsync(EventTopic.Log, cancellationToken);
        if (known.All(end => ends.GetValueOrDefault(end.Key) >= end.Value)) return incarnation;
        Log.BeganAnew(logger);
        return await ledger.BeginAnewAsync(incarnation, cancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The event log ends before what was written to it: it has begun again")]
        public static partial void BeganAnew(ILogger logger);
    }
}
