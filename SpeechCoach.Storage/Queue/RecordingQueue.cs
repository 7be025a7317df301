using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// The queue of recordings in Redis: the hash of a recording is its one state machine, and every step that changes more than one
/// key is a Lua script, so that it happens whole or not at all.
/// </summary>
/// <remarks>
/// Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> while Redis is away. Each may then be called again:
/// a step that had already happened answers so and changes nothing.
/// </remarks>
public sealed class RecordingQueue(IConnectionMultiplexer redis, IOptions<QueueOptions> options)
{
    readonly QueueOptions options = options.Value;

    IDatabase Database => redis.GetDatabase();

    long KeepEnded => (long)options.KeepEnded.TotalMilliseconds;

    /// <summary>Accepts a recording whose audio is safe in the store: queued once, however often it is sent.</summary>
    public async Task<Acceptance> AcceptAsync(RecordingTask task, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(
            LuaScripts.Accept,
            [
                RedisKeys.Recording(task.Recording), RedisKeys.Waiting(task.Learner), RedisKeys.Active(task.Learner),
                RedisKeys.RecordingsOf(task.Learner), RedisKeys.Deleted(task.Learner), RedisKeys.Quota(task.Learner),
            ],
            [
                task.Recording.ToString(), task.AudioHash, Json(task), TraceParent.Current, options.PlacesPerLearner,
                options.HourlyPerLearner, options.WaitingPerLearner, KeepEnded,
            ],
            cancellationToken);
        return Enum.Parse<Acceptance>((string)answer!, ignoreCase: true);
    }

    /// <summary>
    /// Puts back what a backup holds of a recording that Redis does not know: how it ended, or else its place in the queue. False where it is
    /// known already; then nothing has changed.
    /// </summary>
    public async Task<bool> RestoreAsync(RecordingTask task, RecordingResult? result, CancellationToken cancellationToken) => (bool)await RunAsync(
        LuaScripts.Restore,
        [
            RedisKeys.Recording(task.Recording), RedisKeys.Waiting(task.Learner), RedisKeys.Active(task.Learner),
            RedisKeys.RecordingsOf(task.Learner), RedisKeys.Deleted(task.Learner),
        ],
        [
            task.Recording.ToString(), task.AudioHash, Json(task), options.PlacesPerLearner, result is null ? "" : RecordingHash.Name(result.Outcome),
            result?.ReportKey ?? "", result?.Refusal is { } refusal ? JsonSerializer.Serialize(refusal, ContractsJson.Default.Refusal) : "",
            result?.Attempt ?? 0, KeepEnded, task.AcceptedAt.ToUnixTimeMilliseconds(),
        ],
        cancellationToken);

    /// <summary>What is known of a recording; null where it was never accepted, or was deleted.</summary>
    public async Task<RecordingStatus?> FindAsync(RecordingId recording, CancellationToken cancellationToken) =>
        RecordingHash.Read(await Database.HashGetAllAsync(RedisKeys.Recording(recording)).WaitAsync(cancellationToken));

    /// <summary>The recordings of a learner, in the order of their acceptance.</summary>
    public async Task<IReadOnlyList<RecordingId>> ListAsync(LearnerId learner, CancellationToken cancellationToken)
    {
        var ids = await Database.SortedSetRangeByRankAsync(RedisKeys.RecordingsOf(learner)).WaitAsync(cancellationToken);
        return [.. ids.Select(id => RecordingId.Parse(id!))];
    }

    /// <summary>Begins an attempt on the next recording that no worker holds; null where there is none.</summary>
    public async Task<ClaimedRecording?> ClaimAsync(string consumer, CancellationToken cancellationToken)
    {
        var answer = await RunOnGroupAsync(LuaScripts.Claim, [GroupNames.Workers, consumer, options.MaxDeliveries, KeepEnded], cancellationToken);
        return answer.IsNull ? null : Claimed(answer, consumer);
    }

    /// <summary>
    /// Takes over a recording whose worker has been silent for <see cref="QueueOptions.ClaimAfter"/>.
    /// Follow the cursor until it is <c>0-0</c> again, from where the next round starts.
    /// </summary>
    public async Task<(string Cursor, ClaimedRecording? Claimed)> ReclaimAsync(string consumer, string cursor, CancellationToken cancellationToken)
    {
        var answer = (RedisResult[])(await RunOnGroupAsync(
            LuaScripts.Reclaim,
            [GroupNames.Workers, consumer, options.MaxDeliveries, KeepEnded, (long)options.ClaimAfter.TotalMilliseconds, cursor],
            cancellationToken))!;
        return ((string)answer[0]!, answer.Length > 1 ? Claimed(answer[1], consumer) : null);
    }

    /// <summary>Keeps the recording from being taken over; false where another attempt owns it already.</summary>
    public async Task<bool> HeartbeatAsync(ClaimedRecording claimed, CancellationToken cancellationToken) => (bool)await RunOnGroupAsync(
        LuaScripts.Heartbeat,
        [GroupNames.Workers, claimed.Consumer, claimed.Entry, claimed.Task.Recording.ToString(), claimed.Attempt],
        cancellationToken);

    /// <summary>Notes the stage that begins and those that have ended; false where another attempt owns the recording.</summary>
    public async Task<bool> BeginStageAsync(
        ClaimedRecording claimed, Stage stage, IReadOnlyList<StageTiming> timings, CancellationToken cancellationToken) => (bool)await RunAsync(
        LuaScripts.Stage,
        [],
        [claimed.Task.Recording.ToString(), claimed.Attempt, RecordingHash.Name(stage), Json(timings)],
        cancellationToken);

    /// <summary>
    /// Ends the recording with a report or a refusal and puts the result into the outbox; false, and nothing has changed,
    /// where another attempt owns it. Done again by the same attempt, because an answer was lost, it is true again and there is one result.
    /// </summary>
    /// <exception cref="ArgumentException">Neither or both of report key and refusal are given.</exception>
    public async Task<bool> CommitAsync(
        ClaimedRecording claimed, string? reportKey, Refusal? refusal, IReadOnlyList<StageTiming> timings, CancellationToken cancellationToken)
    {
        if (reportKey is null == refusal is null)
            throw new ArgumentException("A recording ends with a report or with a refusal.", nameof(refusal));

        var outcome = reportKey is null ? RecordingState.Refused : RecordingState.Done;
        var result = new RecordingResult
        {
            Task = claimed.Task,
            Outcome = outcome,
            ReportKey = reportKey,
            Refusal = refusal,
            Attempt = claimed.Attempt,
        };
        return (bool)await RunOnGroupAsync(
            LuaScripts.Commit,
            [
                GroupNames.Workers, claimed.Entry, claimed.Task.Recording.ToString(), claimed.Attempt, RecordingHash.Name(outcome),
                reportKey ?? "", refusal is null ? "" : JsonSerializer.Serialize(refusal, ContractsJson.Default.Refusal), Json(timings),
                JsonSerializer.Serialize(result, ContractsJson.Default.RecordingResult), claimed.Task.Learner.ToString(),
                KeepEnded,
            ],
            cancellationToken);
    }

    /// <summary>Puts a failed attempt off, longer each time, or gives the recording up after <see cref="QueueOptions.MaxDeliveries"/>.</summary>
    /// <param name="claimed">The recording.</param>
    /// <param name="reason">What failed, for the operator: no word of the learner's.</param>
    /// <param name="cancellationToken">Cancels the waiting, not a step that Redis has begun.</param>
    public Task<RetryOutcome> RetryAsync(ClaimedRecording claimed, string reason, CancellationToken cancellationToken) =>
        RetryAsync(claimed, reason, counts: true, cancellationToken);

    /// <summary>Puts an attempt off that failed through no fault of the recording, longer each time, and never gives the recording up for it.</summary>
    public Task<RetryOutcome> PutOffAsync(ClaimedRecording claimed, CancellationToken cancellationToken) =>
        RetryAsync(claimed, "", counts: false, cancellationToken);

    async Task<RetryOutcome> RetryAsync(ClaimedRecording claimed, string reason, bool counts, CancellationToken cancellationToken)
    {
        var answer = await RunOnGroupAsync(
            LuaScripts.Retry,
            [
                GroupNames.Workers, claimed.Entry, claimed.Task.Recording.ToString(), claimed.Attempt, options.MaxDeliveries,
                (long)BackOff(claimed.Attempt).TotalMilliseconds, reason, KeepEnded, counts,
            ],
            cancellationToken);
        return Enum.Parse<RetryOutcome>((string)answer!, ignoreCase: true);
    }

    /// <summary>Gives the recording back unfinished because its worker stops; false where another attempt owns it.</summary>
    public async Task<bool> HandBackAsync(ClaimedRecording claimed, CancellationToken cancellationToken) => (bool)await RunOnGroupAsync(
        LuaScripts.HandBack,
        [GroupNames.Workers, claimed.Entry, claimed.Task.Recording.ToString(), claimed.Attempt],
        cancellationToken);

    /// <summary>Queues the retries that are due, at most 100 at once; answers how many.</summary>
    public async Task<int> PromoteRetriesAsync(CancellationToken cancellationToken) =>
        (int)await RunAsync(LuaScripts.Promote, [], [100], cancellationToken);

    /// <summary>
    /// Queues again what was accepted and stands nowhere any more, because the stream was lost; looks at most at 100 that have been on their
    /// way for <see cref="QueueOptions.RepairAfter"/> and answers how many were queued.
    /// </summary>
    public async Task<int> RepairAsync(CancellationToken cancellationToken) =>
        (int)await RunAsync(LuaScripts.Repair, [], [(long)options.RepairAfter.TotalMilliseconds, 100], cancellationToken);

    /// <summary>The newest dead letters, at most so many.</summary>
    public async Task<IReadOnlyList<DeadLetter>> DeadAsync(int atMost, CancellationToken cancellationToken)
    {
        var entries = await Database.StreamRangeAsync(StreamNames.Dead, "-", "+", atMost, Order.Descending).WaitAsync(cancellationToken);
        return [.. entries.Select(DeadLetter.From)];
    }

    /// <summary>Gives up to <paramref name="atMost"/> of the oldest dead letters another chance; answers how many were queued.</summary>
    public async Task<int> ReplayDeadAsync(int atMost, CancellationToken cancellationToken) =>
        (int)await RunAsync(LuaScripts.Replay, [], [atMost, options.PlacesPerLearner], cancellationToken);

    /// <summary>Gives one recording that was given up another chance; false where it was not, or has been given one already.</summary>
    public async Task<bool> ReplayDeadAsync(RecordingId recording, CancellationToken cancellationToken) =>
        (bool)await RunAsync(LuaScripts.ReplayOne, [], [recording.ToString(), options.PlacesPerLearner], cancellationToken);

    /// <summary>
    /// Cuts what every group has acknowledged from both streams, down to <see cref="QueueOptions.History"/> entries, and dead letters that are too
    /// many or too old.
    /// </summary>
    public async Task TrimAsync(CancellationToken cancellationToken)
    {
        await TrimAsync(StreamNames.Tasks, GroupNames.OnTasks, cancellationToken);
        await TrimAsync(StreamNames.Results, GroupNames.OnResults, cancellationToken);
        await Database.ExecuteAsync("XTRIM", StreamNames.Dead, "MAXLEN", "~", options.MaxDead).WaitAsync(cancellationToken);
        // By then the hash is gone without which there is nothing to replay.
        await Database.ExecuteAsync("XTRIM", StreamNames.Dead, "MINID", "=", await NowAsync(cancellationToken) - KeepEnded).WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Takes off the groups of all streams the names of processes that have been silent for <see cref="QueueOptions.KeepSilent"/> and hold nothing;
    /// answers how many.
    /// </summary>
    public async Task<int> ForgetSilentAsync(CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var stream in StreamNames.ReadByGroups) forgotten += await Database.ForgetSilentAsync(stream, options.KeepSilent, cancellationToken);
        return forgotten;
    }

    /// <summary>How much is under way, counted by Redis itself.</summary>
    public async Task<QueueDepth> DepthAsync(CancellationToken cancellationToken)
    {
        // Where the group is there, this only reads: also a Redis that is full answers.
        var pending = await Database.WithGroupAsync(
            StreamNames.Tasks, GroupNames.Workers, () => Database.StreamPendingAsync(StreamNames.Tasks, GroupNames.Workers)).WaitAsync(cancellationToken);
        var groups = await Database.StreamGroupInfoAsync(StreamNames.Tasks).WaitAsync(cancellationToken);
        var workers = groups.Single(group => group.Name == GroupNames.Workers);
        var unread = await Database.StreamRangeAsync(StreamNames.Tasks, $"({workers.LastDeliveredId}", "+", 1).WaitAsync(cancellationToken);
        var oldest = pending.PendingMessageCount > 0 ? (string?)pending.LowestPendingMessageId : unread.Length > 0 ? (string?)unread[0].Id : null;
        return new QueueDepth(
            workers.Lag ?? (long)await RunAsync(LuaScripts.Unread, [StreamNames.Tasks], [workers.LastDeliveredId, options.MaxDepth + 1], cancellationToken),
            pending.PendingMessageCount,
            await Database.SortedSetLengthAsync(RedisKeys.Retries).WaitAsync(cancellationToken),
            await Database.StreamLengthAsync(StreamNames.Dead).WaitAsync(cancellationToken),
            oldest is null ? TimeSpan.Zero : await AgeAsync(oldest, cancellationToken));
    }

    async Task<TimeSpan> AgeAsync(string entry, CancellationToken cancellationToken)
    {
        var added = long.Parse(entry.AsSpan(0, entry.IndexOf('-')), CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(Math.Max(0, await NowAsync(cancellationToken) - added));
    }

    /// <summary>The time in Unix milliseconds by the clock that all entries go by.</summary>
    async Task<long> NowAsync(CancellationToken cancellationToken)
    {
        var time = (RedisValue[])(await Database.ExecuteAsync("TIME").WaitAsync(cancellationToken))!;
        return ((long)time[0] * 1000) + ((long)time[1] / 1000);
    }

    Task<RedisResult> TrimAsync(string stream, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        RunAsync(
            LuaScripts.Trim,
            [stream],
            [options.History, .. groups.Concat(options.IsBackedUp ? [GroupNames.Backup] : []).Select(group => (RedisValue)group)],
            cancellationToken);

    TimeSpan BackOff(int attempt)
    {
        var capped = Math.Min(options.RetryAtMost.TotalMilliseconds, options.RetryAfter.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 30)));
        // A little chance keeps recordings that failed together from coming back together.
        return TimeSpan.FromMilliseconds(capped * (0.8 + (0.2 * Random.Shared.NextDouble())));
    }

    Task<RedisResult> RunOnGroupAsync(string script, RedisValue[] values, CancellationToken cancellationToken) =>
        Database.WithGroupAsync(StreamNames.Tasks, GroupNames.Workers, () => RunAsync(script, [], values, cancellationToken));

    Task<RedisResult> RunAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken) =>
        Database.ScriptEvaluateAsync(script, keys, values).WaitAsync(cancellationToken);

    static ClaimedRecording Claimed(RedisResult answer, string consumer)
    {
        var parts = (RedisResult[])answer!;
        var task = JsonSerializer.Deserialize((string)parts[1]!, ContractsJson.Default.RecordingTask)!;
        return new ClaimedRecording((string)parts[0]!, consumer, (int)parts[3], task, TraceParent.Parse((string?)parts[2]));
    }

    static string Json(RecordingTask task) => JsonSerializer.Serialize(task, ContractsJson.Default.RecordingTask);

    static string Json(IReadOnlyList<StageTiming> timings) => JsonSerializer.Serialize(timings, ContractsJson.Default.IReadOnlyListStageTiming);
}
