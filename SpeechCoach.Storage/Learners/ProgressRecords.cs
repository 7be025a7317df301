using System.Runtime.CompilerServices;
using System.Text;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>The read model of a learner's days.</summary>
sealed class ProgressRecords(IConnectionMultiplexer redis) : ILearnerRecords
{
    public string Name => "progress";

    public async Task<int> RemoveAsync(DeletedLearner learner, CancellationToken cancellationToken) =>
        await redis.GetDatabase().KeyDeleteAsync(RedisKeys.Progress(learner.Subject)).WaitAsync(cancellationToken) ? 1 : 0;

    public async IAsyncEnumerable<ExportedFile> ExportAsync(Account account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var days = await redis.GetDatabase().HashGetAllAsync(RedisKeys.Progress(account.Subject)).WaitAsync(cancellationToken);
        foreach (var day in days)
            yield return new($"progress/{day.Name}.json", async (target, ct) => await target.WriteAsync(Encoding.UTF8.GetBytes((string)day.Value!), ct));
    }
}
