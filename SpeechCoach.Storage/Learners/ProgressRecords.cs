using System.Runtime.CompilerServices;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>What dataflows keep under a learner's random name. Of the bands over at least twenty learners he is no part that could be told.</summary>
sealed class ProgressRecords(IConnectionMultiplexer redis, WithdrawalQueue withdrawals) : ILearnerRecords
{
    public string Name => "progress";

    public async Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken)
    {
        await withdrawals.RemoveAsync(learner.Subject, cancellationToken);
        // Found by their names, whichever dataflows there are: a deletion is rare enough to look through all keys.
        var keys = await KeysAsync($"sc:state:*:{learner.Subject}*").Concat(KeysAsync($"sc:view:*:{learner.Subject}*"))
            .ToArrayAsync(cancellationToken);
        return (int)await redis.GetDatabase().KeyDeleteAsync(keys).WaitAsync(cancellationToken);
    }

    // What dataflows made of one recording they undo themselves: the mark has the event log told.
    public Task<int> RemoveAsync(RecordingTask recording, CancellationToken cancellationToken) => Task.FromResult(0);

    public async IAsyncEnumerable<ExportedFile> ExportAsync(Account account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var key in KeysAsync($"sc:view:*:{account.Subject}*").WithCancellation(cancellationToken))
        {
            var flow = ((string)key!).Split(':')[2];
            foreach (var window in await redis.GetDatabase().HashGetAllAsync(key).WaitAsync(cancellationToken))
                yield return new($"progress/{flow}/{window.Name}.json", async (target, ct) => await target.WriteAsync((byte[])window.Value!, ct));
        }
    }

    IAsyncEnumerable<RedisKey> KeysAsync(string pattern) => redis.GetServer(redis.GetEndPoints()[0]).KeysAsync(pattern: pattern, pageSize: 1000);
}
