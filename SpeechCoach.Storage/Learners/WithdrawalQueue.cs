using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Recordings that were deleted by themselves, of which the event log is to be told, and told once more whenever it has begun again.</summary>
/// <remarks>Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> while Redis is away, and may then be called again.</remarks>
public sealed class WithdrawalQueue(IConnectionMultiplexer redis, IOptions<DeletionOptions> options, TimeProvider time)
{
    IDatabase Database => redis.GetDatabase();

    /// <summary>The one that has waited longest for the event log to be told; null where there is none. It comes again until <see cref="ToldAsync"/>.</summary>
    public async Task<WithdrawnRecording?> NextAsync(CancellationToken cancellationToken) =>
        (await Database.SortedSetRangeByRankAsync(RedisKeys.WithdrawnDue, 0, 0).WaitAsync(cancellationToken)) is [var first] ? Read(first) : null;

    /// <summary>The event log has been told.</summary>
    public Task ToldAsync(WithdrawnRecording recording, CancellationToken cancellationToken) =>
        Database.SortedSetRemoveAsync(RedisKeys.WithdrawnDue, Written(recording)).WaitAsync(cancellationToken);

    /// <summary>All that a dataflow may still have; those of more than <see cref="DeletionOptions.KeepMarks"/> ago are dropped.</summary>
    public async Task<IReadOnlyList<WithdrawnRecording>> AllAsync(CancellationToken cancellationToken)
    {
        var until = (time.GetUtcNow() - options.Value.KeepMarks).ToUnixTimeMilliseconds();
        await Database.SortedSetRemoveRangeByScoreAsync(RedisKeys.Withdrawn, double.NegativeInfinity, until).WaitAsync(cancellationToken);
        return [.. (await Database.SortedSetRangeByRankAsync(RedisKeys.Withdrawn).WaitAsync(cancellationToken)).Select(Read)];
    }

    /// <summary>Forgets those of a learner, of whom nothing is left anyway.</summary>
    public async Task RemoveAsync(SubjectId subject, CancellationToken cancellationToken)
    {
        foreach (var recording in (await AllAsync(cancellationToken)).Where(recording => recording.Subject == subject))
        {
            await ToldAsync(recording, cancellationToken);
            await Database.SortedSetRemoveAsync(RedisKeys.Withdrawn, Written(recording)).WaitAsync(cancellationToken);
        }
    }

    static string Written(WithdrawnRecording recording) => JsonSerializer.Serialize(recording, ContractsJson.Default.WithdrawnRecording);

    static WithdrawnRecording Read(RedisValue written) => JsonSerializer.Deserialize((string)written!, ContractsJson.Default.WithdrawnRecording)!;
}
