using System.Globalization;

namespace SpeechCoach.Contracts;

/// <summary>Keys in the object store, all in the bucket <see cref="Bucket"/>.</summary>
public static class ObjectKeys
{
    /// <summary>The one bucket.</summary>
    public const string Bucket = "speechcoach";

    /// <summary>The prefix of every report.</summary>
    public const string Reports = "reports/";

    /// <summary>
    /// The recording as it was sent. Every upload has a key of its own and the accepted task says which one counts: two uploads
    /// under one Idempotency-Key at the same moment, but with other content, must not overwrite each other.
    /// </summary>
    public static string Audio(LearnerId learner, RecordingId recording, Guid upload) => $"audio/{learner}/{recording}/{upload:n}";

    /// <summary>The report that one attempt wrote; the recording's hash says which attempt counts.</summary>
    public static string Report(LearnerId learner, RecordingId recording, int attempt) => $"{Reports}{learner}/{recording}/{attempt}.json";

    /// <summary>The prefix of the archived events.</summary>
    public const string Archive = "events/";

    /// <summary>The prefix of the archived events of a day's month.</summary>
    public static string ArchiveMonth(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Archive}dt={day:yyyy-MM}-");

    /// <summary>
    /// Some events of one day of their learners', in the order of event time. Each recording is archived once, so the first one's id
    /// is a name that no other object has.
    /// </summary>
    public static string ArchivedEvents(DateOnly day, RecordingId first, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{Archive}dt={day:yyyy-MM-dd}/{first}-{count}.jsonl.gz");

    /// <summary>The prefix of the keys that sign the learners' cookies.</summary>
    public const string CookieKeys = "keys/";

    /// <summary>The prefix of every recording.</summary>
    public const string AllAudio = "audio/";

    /// <summary>The prefix of every recording of a learner.</summary>
    public static string AudioOf(LearnerId learner) => $"audio/{learner}/";

    /// <summary>The prefix of everything that was sent as one recording.</summary>
    public static string AudioOf(LearnerId learner, RecordingId recording) => $"audio/{learner}/{recording}/";

    /// <summary>The prefix of every report of one recording.</summary>
    public static string ReportsOf(LearnerId learner, RecordingId recording) => $"{Reports}{learner}/{recording}/";

    /// <summary>The prefix of every report of a learner.</summary>
    public static string ReportsOf(LearnerId learner) => $"{Reports}{learner}/";

    /// <summary>That this id stands for nobody any more: <see cref="DeletionReceipt"/>.</summary>
    public static string Deletion(LearnerId learner) => $"deletions/{learner}.json";

    /// <summary>The prefix of every account.</summary>
    public const string Accounts = "accounts/";

    /// <summary>The prefix of every receipt.</summary>
    public const string Deletions = "deletions/";

    /// <summary>The prefix of <see cref="BackupTask"/>; in the backup store only.</summary>
    public const string BackupTasks = "tasks/";

    /// <summary>The prefix of <see cref="BackupResult"/>; in the backup store only.</summary>
    public const string BackupResults = "results/";

    /// <summary>That a recording was accepted; in the backup store only.</summary>
    public static string BackupTask(RecordingTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return $"{BackupTasks}{task.Learner}/{task.Recording}.json";
    }

    /// <summary>How a recording ended; in the backup store only.</summary>
    public static string BackupResult(RecordingTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return $"{BackupResults}{task.Learner}/{task.Recording}.json";
    }

    /// <summary>The account of a learner.</summary>
    public static string Account(LearnerId learner) => $"accounts/{learner}.json";
}
