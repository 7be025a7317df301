namespace SpeechCoach.Contracts;

/// <summary>A report as it lies in the object store, with all that rebuilding the event log from it takes.</summary>
/// <param name="Task">The recording.</param>
/// <param name="Report">Its report.</param>
/// <param name="Schema">Version of this record; fields are only ever added, as optional ones.</param>
public sealed record StoredReport(RecordingTask Task, Report Report, int Schema = 1)
{
    /// <summary>Seconds from acceptance until the attempt began that wrote the report; null in reports older than this field.</summary>
    public double? WaitSeconds { get; init; }

    /// <summary>How long each stage of that attempt took, in their order; empty in reports older than this field.</summary>
    public IReadOnlyList<StageTiming> Timings { get; init => field = value ?? []; } = [];
}
