using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker.Backup;

namespace SpeechCoach.Tests.Worker.Backup;

/// <summary>Redis has forgotten everything; what the backup makes of it.</summary>
public sealed class RestorerTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly BackupWorld world = new(server);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_was_given_up_is_tried_again_unless_its_sound_is_gone()
    {
        var (silent, heard) = (await GivenUpAsync(), await GivenUpAsync());
        await ForgetAsync();
        // As the retention leaves it.
        foreach (var store in (IObjectStore[])[world.Store, world.Backup]) await store.DeleteAsync(silent.AudioKey, Ct);

        var outcome = await world.Get<Restorer>().RunAsync(Ct);

        Assert.Equal((0, 1), (outcome.Ended, outcome.Queued));
        Assert.Null(await world.Queue.FindAsync(silent.Recording, Ct));
        Assert.Equal(heard.Recording, (await world.Queue.ClaimAsync("worker", Ct))?.Task.Recording);
    }

    [Fact]
    public async Task Who_is_marked_as_deleted_stays_deleted_though_no_receipt_is_there()
    {
        var task = await world.AcceptedAsync();
        await world.CopiedAsync(task);
        await ForgetAsync();
        await world.Redis.StringSetAsync(RedisKeys.Deleted(task.Learner), "1");

        Assert.Equal(0, (await world.Get<Restorer>().RunAsync(Ct)).Queued);

        Assert.Null(await world.Queue.FindAsync(task.Recording, Ct));
        Assert.Null(await world.Queue.ClaimAsync("worker", Ct));
    }

    async Task<RecordingTask> GivenUpAsync()
    {
        var task = await world.AcceptedAsync();
        var claimed = await world.Queue.ClaimAsync("worker", Ct);
        while (await world.Queue.RetryAsync(claimed!, "broken", Ct) == RetryOutcome.Retry)
        {
            await world.Redis.SortedSetAddAsync(RedisKeys.Retries, task.Recording.ToString(), 0);
            Assert.Equal(1, await world.Queue.PromoteRetriesAsync(Ct));
            claimed = await world.Queue.ClaimAsync("worker", Ct);
        }
        await world.CopiedAsync(task);
        await Eventually.TrueAsync("its end is copied", async () => await world.Backup.FindAsync(ObjectKeys.BackupResult(task), Ct) is not null, TestProcess.Patience);
        return task;
    }

    async Task ForgetAsync()
    {
        await world.StopAsync();
        await world.Redis.ExecuteAsync("FLUSHALL");
    }
}
