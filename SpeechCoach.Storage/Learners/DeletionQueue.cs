using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>The marks of deleted learners in Redis, and the removals that are not complete.</summary>
/// <remarks>Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> while Redis is away, and may then be called again.</remarks>
public sealed class DeletionQueue(IConnectionMultiplexer redis, IOptions<DeletionOptions> options, TimeProvider time)
{
    const int Page = 500;
    static readonly string[] Streams = [StreamNames.Tasks, StreamNames.Results, StreamNames.Dead];

    readonly DeletionOptions options = options.Value;

    IDatabase Database => redis.GetDatabase();

    /// <summary>Whether this learner was deleted.</summary>
    public Task<bool> IsDeletedAsync(LearnerId learner, CancellationToken cancellationToken) =>
        Database.KeyExistsAsync(RedisKeys.Deleted(learner)).WaitAsync(cancellationToken);

    /// <summary>Whether the learner of this random name was deleted.</summary>
    public Task<bool> IsDeletedAsync(SubjectId subject, CancellationToken cancellationToken) =>
        Database.KeyExistsAsync(RedisKeys.Forgotten(subject)).WaitAsync(cancellationToken);

    /// <summary>Whether this recording was deleted.</summary>
    public async Task<bool> IsDeletedAsync(RecordingId recording, CancellationToken cancellationToken) =>
        await Database.HashGetAsync(RedisKeys.Recording(recording), "state").WaitAsync(cancellationToken) == RecordingHash.Name(RecordingState.Deleted);

    /// <summary>
    /// Marks the learner and all his recordings, publishes <c>learner.deleted</c> and asks for the removal, which the caller has
    /// <see cref="DeletionOptions.Lease"/> to begin with. All or nothing.
    /// </summary>
    public async Task MarkAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        var deleted = new LearnerDeleted { Subject = learner.Subject, RequestedAt = learner.RequestedAt };
        await RunAsync(LuaScripts.Forget, [],
            [
                learner.Learner.ToString(), learner.Subject.ToString(), Json(learner), (time.GetUtcNow() + options.Lease).ToUnixTimeMilliseconds(),
                (long)options.KeepMarks.TotalMilliseconds, JsonSerializer.Serialize(deleted, ContractsJson.Default.LearnerDeleted), TraceParent.Current,
            ], cancellationToken);
    }

    /// <summary>Marks one recording, has the event log told, and asks for its removal, which the caller has <see cref="DeletionOptions.Lease"/> to begin with. All or nothing.</summary>
    /// <param name="deleted">Whose <see cref="DeletedLearner.Recording"/> is set.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task MarkRecordingAsync(DeletedLearner deleted, CancellationToken cancellationToken) => await RunAsync(LuaScripts.ForgetRecording, [],
        [
            deleted.Recording!.Recording.ToString(), deleted.Learner.ToString(), Json(deleted), (time.GetUtcNow() + options.Lease).ToUnixTimeMilliseconds(),
            (long)options.KeepMarks.TotalMilliseconds,
            JsonSerializer.Serialize(WithdrawnRecording.Of(deleted.Recording), ContractsJson.Default.WithdrawnRecording),
        ], cancellationToken);

    /// <summary>Takes a removal that is due; null where there is none. It comes again after <see cref="DeletionOptions.Lease"/> unless it is put off or ended.</summary>
    public async Task<DeletedLearner?> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = await RunAsync(LuaScripts.TakeDeletion, [], [(long)options.Lease.TotalMilliseconds], cancellationToken);
        return taken.IsNull ? null : JsonSerializer.Deserialize((string)taken!, ContractsJson.Default.DeletedLearner);
    }

    /// <summary>Puts a removal off until a time.</summary>
    public Task PostponeAsync(DeletedLearner learner, DateTimeOffset until, CancellationToken cancellationToken) =>
        Database.SortedSetAddAsync(RedisKeys.Deletions, Json(learner), until.ToUnixTimeMilliseconds()).WaitAsync(cancellationToken);

    /// <summary>Ends a removal: nothing is left to be done.</summary>
    public Task EndAsync(DeletedLearner learner, CancellationToken cancellationToken) =>
        Database.SortedSetRemoveAsync(RedisKeys.Deletions, Json(learner)).WaitAsync(cancellationToken);

    /// <summary>Deletes the learner's entries from all streams; answers how many.</summary>
    public Task<int> PurgeAsync(LearnerId learner, CancellationToken cancellationToken) => PurgeAsync(learner.ToString(), cancellationToken);

    /// <summary>Deletes the entries of one recording from all streams; answers how many.</summary>
    public Task<int> PurgeAsync(RecordingId recording, CancellationToken cancellationToken) => PurgeAsync(recording.ToString(), cancellationToken);

    async Task<int> PurgeAsync(string id, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var stream in Streams)
        {
            for (var last = "0"; last.Length > 0;)
            {
                var answer = (RedisResult[])(await RunAsync(LuaScripts.Purge, [stream], [id, last, Page], cancellationToken))!;
                deleted += (int)answer[0];
                last = (string)answer[1]!;
            }
        }

        return deleted;
    }

    Task<RedisResult> RunAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken) =>
        Database.ScriptEvaluateAsync(script, keys, values).WaitAsync(cancellationToken);

    static string Json(DeletedLearner learner) => JsonSerializer.Serialize(learner, ContractsJson.Default.DeletedLearner);
}
