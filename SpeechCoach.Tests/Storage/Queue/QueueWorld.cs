using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Storage.Queue;

/// <summary>A queue on a real server, empty at the beginning of each test.</summary>
public sealed class QueueWorld(RedisServer server) : IAsyncDisposable
{
    public QueueOptions Options { get; } = new()
    {
        ClaimAfter = TimeSpan.FromSeconds(0.5),
        RetryAfter = TimeSpan.FromMilliseconds(10),
        RetryAtMost = TimeSpan.FromMilliseconds(20),
        Sweep = TimeSpan.FromMilliseconds(20),
        MaxDeliveries = 3,
    };

    string cursor = "0-0";

    public IConnectionMultiplexer Redis { get; private set; } = null!;

    public IDatabase Database => Redis.GetDatabase();

    public RecordingQueue Queue { get; private set; } = null!;

    public static TimeSpan Patience { get; } = TestProcess.Patience;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task StartAsync()
    {
        Redis = await ConnectAsync();
        await Database.ExecuteAsync("FLUSHALL");
        Queue = new RecordingQueue(Redis, Microsoft.Extensions.Options.Options.Create(Options));
    }

    public async Task<IConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);

    public async Task<RecordingTask> AcceptedAsync(RecordingTask task)
    {
        Assert.Equal(Acceptance.Accepted, await Queue.AcceptAsync(task, Ct));
        return task;
    }

    public async Task<ClaimedRecording> ClaimedAsync(string consumer = "worker")
    {
        var claimed = await Queue.ClaimAsync(consumer, Ct);
        Assert.NotNull(claimed);
        return claimed;
    }

    public Task<bool> CommitAsync(ClaimedRecording claimed) =>
        Queue.CommitAsync(claimed, ObjectKeys.Report(claimed.Task.Learner, claimed.Task.Recording, claimed.Attempt), null, [], Ct);

    /// <summary>Takes over what has fallen silent, as a worker does: sweep after sweep, the cursor followed.</summary>
    public async Task<ClaimedRecording> ReclaimedAsync(string consumer)
    {
        return await Eventually.GetAsync($"{consumer} takes over", async () =>
        {
            (cursor, var claimed) = await Queue.ReclaimAsync(consumer, cursor, Ct);
            return claimed;
        }, Patience);
    }

    public async Task<RecordingStatus> StatusAsync(RecordingTask task)
    {
        var status = await Queue.FindAsync(task.Recording, Ct);
        Assert.NotNull(status);
        return status;
    }

    public async ValueTask DisposeAsync() => await Redis.DisposeAsync();
}
