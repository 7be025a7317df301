namespace SpeechCoach.Contracts;

/// <summary>
/// What the backup store holds of a recording beside its sound and its report: enough to queue it again, or to know how it ended. One under
/// <see cref="ObjectKeys.BackupTask"/> from its acceptance, another under <see cref="ObjectKeys.BackupResult"/> from its end.
/// </summary>
public sealed record BackupRecord
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The recording as it was accepted.</summary>
    public required RecordingTask Task { get; init; }

    /// <summary>How it ended; none where it had not.</summary>
    public RecordingResult? Result { get; init; }

    /// <summary>SHA-256 of the report, 64 lower-case hexadecimal digits; none where there is no report.</summary>
    public string? ReportHash { get; init; }
}
