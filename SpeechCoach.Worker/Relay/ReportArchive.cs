using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Worker.Relay;

/// <summary>The reports that count: of each recording the one that its hash names, and none of a deleted one.</summary>
sealed partial class ReportArchive(IObjectStore objects, IConnectionMultiplexer redis, ILogger<ReportArchive> logger)
{
    /// <summary>The event of a report; null where the report is gone, cannot be read, or does not count.</summary>
    public async Task<SpeechAnalyzed?> EventAsync(string reportKey, CancellationToken cancellationToken)
    {
        try
        {
            if (await objects.ReadJsonAsync(reportKey, ContractsJson.Default.StoredReport, cancellationToken) is not { } stored) return null;
            if (stored is not { Task: { } task, Report: not null }) throw new JsonException("Task or report is missing.");
            return await CountsAsync(task, reportKey, cancellationToken) ? SpeechEvent.From(stored) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            // Trying again would not help, and one broken report must not keep all others from the log.
            Log.Unreadable(logger, reportKey);
            return null;
        }
    }

    /// <summary>Of every recording under a prefix the report of its last attempt, and those of earlier ones where the hash may name them.</summary>
    public async IAsyncEnumerable<string> KeysAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The listing is in the order of keys, so the attempts of one recording come together.
        var attempts = new List<string>();
        await foreach (var report in objects.ListAsync(prefix, cancellationToken))
        {
            if (attempts.Count > 0 && Recording(attempts[0]) != Recording(report.Key))
            {
                yield return await ChooseAsync(attempts, cancellationToken);
                attempts.Clear();
            }

            attempts.Add(report.Key);
        }

        if (attempts.Count > 0) yield return await ChooseAsync(attempts, cancellationToken);
    }

    async Task<string> ChooseAsync(List<string> attempts, CancellationToken cancellationToken)
    {
        if (attempts.Count == 1) return attempts[0];
        var named = RecordingId.TryParse(Recording(attempts[0]).Split('/')[^1], out var recording)
            ? (string?)await redis.GetDatabase().HashGetAsync(RedisKeys.Recording(recording), "reportKey").WaitAsync(cancellationToken)
            : null;
        return attempts.Find(key => key == named) ?? attempts.MaxBy(Attempt)!;
    }

    async Task<bool> CountsAsync(RecordingTask task, string reportKey, CancellationToken cancellationToken)
    {
        var named = redis.GetDatabase().HashGetAsync(RedisKeys.Recording(task.Recording), ["state", "reportKey"]);
        var deleted = redis.GetDatabase().KeyExistsAsync(RedisKeys.Deleted(task.Learner));
        var hash = await named.WaitAsync(cancellationToken);
        return !await deleted.WaitAsync(cancellationToken) && (hash[0].IsNull || hash[1] == reportKey);
    }

    static string Recording(string reportKey) => reportKey[..reportKey.LastIndexOf('/')];

    static int Attempt(string reportKey) =>
        int.TryParse(Path.GetFileNameWithoutExtension(reportKey), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : 0;

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The report {Report} cannot be read and is left out of the event log")]
        public static partial void Unreadable(ILogger logger, string report);
    }
}
