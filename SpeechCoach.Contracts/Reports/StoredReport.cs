namespace SpeechCoach.Contracts;

/// <summary>A report as it lies in the object store, with all that rebuilding the event log from it takes.</summary>
/// <param name="Task">The recording.</param>
/// <param name="Report">Its report.</param>
/// <param name="Schema">Version of this record; fields are only ever added, as optional ones.</param>
public sealed record StoredReport(RecordingTask Task, Report Report, int Schema = 1);
