using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;
using SpeechCoach.Worker.Backup;

namespace SpeechCoach.Tests.Worker.Backup;

public sealed class BackupKeeperTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly BackupWorld world = new(server);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_deleted_while_he_is_copied_leaves_no_copy(bool wholly)
    {
        RecordingTask? gone = null;
        var accepted = new TaskCompletionSource();
        world.Put = async key =>
        {
            await accepted.Task;
            if (key != gone!.AudioKey) return;
            var deleted = new DeletedLearner { Learner = gone.Learner, Subject = gone.Subject, RequestedAt = TimeProvider.System.GetUtcNow(), Recording = wholly ? null : gone };
            var deletions = world.Get<DeletionQueue>();
            await (wholly ? deletions.MarkAsync(deleted, Ct) : deletions.MarkRecordingAsync(deleted, Ct));
        };
        gone = await world.AcceptedAsync();
        accepted.SetResult();
        // Copied after it.
        await world.CopiedAsync(await world.AcceptedAsync());

        Assert.Empty(await world.CopiesAsync(gone));
    }

    [Fact]
    public async Task A_copy_that_is_not_what_was_copied_does_not_count()
    {
        var spoiled = 0;
        world.Put = async key =>
        {
            if (key.StartsWith(ObjectKeys.AllAudio, StringComparison.Ordinal) && spoiled++ == 0) await world.Backup.WriteAsync(key, [1, 2, 3], Ct);
        };
        var task = await world.AcceptedAsync();

        await Eventually.TrueAsync("the spoiled one is there", () => spoiled > 0, TestProcess.Patience);
        await world.CopiedAsync(await world.AcceptedAsync());

        Assert.Equal([task.AudioKey], await world.CopiesAsync(task));
        await OneIsPendingAsync();
    }

    [Fact]
    public async Task Sound_that_is_not_what_was_sent_is_not_taken_for_a_backup_of_it()
    {
        var task = await world.AcceptedAsync(spoiled: true);
        await world.CopiedAsync(await world.AcceptedAsync());

        Assert.DoesNotContain(ObjectKeys.BackupTask(task), await world.CopiesAsync(task));
        await OneIsPendingAsync();
    }

    [Fact]
    public async Task A_recording_that_is_deleted_by_itself_is_gone_here_too()
    {
        var task = await world.AcceptedAsync();
        await world.CopiedAsync(task);

        Assert.Equal(2, await world.Get<ILearnerRecords>().RemoveAsync(task, Ct));

        Assert.Empty(await world.CopiesAsync(task));
    }

    [Theory]
    [InlineData(ObjectKeys.CookieKeys)]
    [InlineData(ObjectKeys.Accounts)]
    [InlineData(ObjectKeys.Deletions)]
    public async Task What_changes_without_a_recording_is_copied_and_comes_back(string prefix)
    {
        var key = $"{prefix}one";
        await world.Store.WriteAsync(key, [1], Ct);
        await Eventually.TrueAsync("it is copied", async () => await world.Backup.FindAsync(key, Ct) is not null, TestProcess.Patience);
        await world.StopAsync();
        await world.Store.DeleteAsync(key, Ct);

        Assert.Equal(1, (await world.Get<Restorer>().RunAsync(Ct)).Objects);

        Assert.Equal([1], await world.Store.ReadAsync(key, Ct));
    }

    /// <summary>The other one is acknowledged a moment after it is copied.</summary>
    Task OneIsPendingAsync() => Eventually.TrueAsync(
        "one is to be tried again", async () => (await world.Redis.StreamPendingAsync(StreamNames.Tasks, GroupNames.Backup)).PendingMessageCount == 1, TestProcess.Patience);
}
