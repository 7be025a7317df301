using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Storage.Queue;

public sealed class StreamTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly QueueWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_was_accepted_before_any_worker_ever_ran_is_not_lost()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        Assert.Equal(task, (await world.ClaimedAsync()).Task);
    }

    [Fact]
    public async Task A_group_that_vanished_is_made_anew()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        await world.ClaimedAsync();
        await world.Database.ExecuteAsync("XGROUP", "DESTROY", StreamNames.Tasks, GroupNames.Workers);

        var again = await world.ClaimedAsync();
        Assert.Equal(task, again.Task);
        Assert.True(await world.CommitAsync(again));
    }

    [Fact]
    public async Task A_stream_that_vanished_is_filled_again_from_what_was_accepted()
    {
        world.Options.RepairAfter = TimeSpan.FromMilliseconds(50);
        var learner = SomeRecording.AnyLearner();
        RecordingTask[] tasks =
        [
            await world.AcceptedAsync(SomeRecording.By(learner)), await world.AcceptedAsync(SomeRecording.By(learner)),
            await world.AcceptedAsync(SomeRecording.ByAnyone()), await world.AcceptedAsync(SomeRecording.ByAnyone()),
        ];
        // One is at work, one waits for its turn, one is put off.
        await world.ClaimedAsync();
        await world.Queue.RetryAsync(await world.ClaimedAsync(), "later", QueueWorld.Ct);
        await world.Database.KeyDeleteAsync(StreamNames.Tasks);

        var done = new HashSet<RecordingId>();
        await Eventually.TrueAsync("all have ended", async () =>
        {
            await world.Queue.RepairAsync(QueueWorld.Ct);
            await world.Queue.PromoteRetriesAsync(QueueWorld.Ct);
            if (await world.Queue.ClaimAsync("another", QueueWorld.Ct) is { } claimed && await world.CommitAsync(claimed)) Assert.True(done.Add(claimed.Task.Recording));
            return done.Count == tasks.Length;
        }, QueueWorld.Patience);
        Assert.Equal(0, await world.Queue.RepairAsync(QueueWorld.Ct));
        Assert.Equal(0, await world.Database.SortedSetLengthAsync(RedisKeys.Open));
    }

    [Fact]
    public async Task What_has_ended_is_forgotten_in_time_and_dead_letters_are_bounded()
    {
        world.Options.KeepEnded = TimeSpan.FromSeconds(1);
        world.Options.MaxDead = 1;
        world.Options.MaxDeliveries = 1;
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        Assert.True(await world.CommitAsync(await world.ClaimedAsync()));
        await Eventually.TrueAsync("it is forgotten", async () => await world.Queue.FindAsync(task.Recording, QueueWorld.Ct) is null, QueueWorld.Patience);

        // Redis cuts whole nodes of a hundred.
        world.Options.KeepEnded = TimeSpan.FromDays(1);
        for (var i = 0; i < 250; i++)
        {
            await world.AcceptedAsync(SomeRecording.ByAnyone());
            await world.Queue.RetryAsync(await world.ClaimedAsync(), "broken", QueueWorld.Ct);
        }

        await world.Queue.TrimAsync(QueueWorld.Ct);
        Assert.InRange(await world.Database.StreamLengthAsync(StreamNames.Dead), 1, 101);
        Assert.Equal("broken", (await world.Queue.DeadAsync(1, QueueWorld.Ct))[0].Reason);
    }

    [Fact]
    public async Task What_was_given_up_is_forgotten_in_time_unless_it_is_replayed()
    {
        world.Options.MaxDeliveries = 1;
        var (replayed, late) = (await DeadAsync(), await DeadAsync());
        // Not given up by its worker, but because that fell silent.
        var silent = await world.AcceptedAsync(SomeRecording.ByAnyone());
        await world.ClaimedAsync();
        await Eventually.TrueAsync("it is given up", async () =>
        {
            await world.Queue.ReclaimAsync("another", "0-0", QueueWorld.Ct);
            return (await world.StatusAsync(silent)).State == RecordingState.Dead;
        }, QueueWorld.Patience);
        foreach (var task in (RecordingTask[])[replayed, late, silent])
            Assert.InRange(await ExpiryAsync(task) ?? TimeSpan.Zero, world.Options.KeepEnded - TimeSpan.FromMinutes(1), world.Options.KeepEnded);

        Assert.True(await world.Queue.ReplayDeadAsync(replayed.Recording, QueueWorld.Ct));
        Assert.Null(await ExpiryAsync(replayed));

        // The hash is gone and the letter not yet.
        await world.Database.KeyDeleteAsync(RedisKeys.Recording(late.Recording));
        Assert.False(await world.Queue.ReplayDeadAsync(late.Recording, QueueWorld.Ct));
        Assert.Equal(1, await world.Queue.ReplayDeadAsync(10, QueueWorld.Ct));
        Assert.Equal(late.Recording, Assert.Single(await world.Queue.DeadAsync(10, QueueWorld.Ct)).Recording);
        world.Options.KeepEnded = TimeSpan.Zero;
        await Eventually.TrueAsync("the letter goes too", async () =>
        {
            await world.Queue.TrimAsync(QueueWorld.Ct);
            return await world.Database.StreamLengthAsync(StreamNames.Dead) == 0;
        }, QueueWorld.Patience);

        async Task<RecordingTask> DeadAsync()
        {
            var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
            Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(await world.ClaimedAsync(), "broken", QueueWorld.Ct));
            return task;
        }

        Task<TimeSpan?> ExpiryAsync(RecordingTask task) => world.Database.KeyTimeToLiveAsync(RedisKeys.Recording(task.Recording));
    }

    [Fact]
    public async Task A_recording_stays_on_its_learners_list_for_as_long_as_it_is_known()
    {
        var learner = SomeRecording.AnyLearner();
        var (known, forgotten) = (await world.AcceptedAsync(SomeRecording.By(learner)), await world.AcceptedAsync(SomeRecording.By(learner)));
        await world.Database.KeyDeleteAsync(RedisKeys.Recording(forgotten.Recording));
        world.Options.KeepEnded = TimeSpan.Zero;

        var another = await world.AcceptedAsync(SomeRecording.By(learner));
        Assert.Equal([known.Recording, another.Recording], await world.Queue.ListAsync(learner, QueueWorld.Ct));
    }

    [Fact]
    public async Task Accepting_takes_at_most_a_hundred_of_the_forgotten_off_a_learners_list()
    {
        var learner = SomeRecording.AnyLearner();
        var list = RedisKeys.RecordingsOf(learner);
        await world.Database.SortedSetAddAsync(list, [.. Enumerable.Range(0, 250).Select(i => new SortedSetEntry($"{i:x32}", i))]);

        await world.AcceptedAsync(SomeRecording.By(learner));
        Assert.Equal(151, await world.Database.SortedSetLengthAsync(list));

        for (var i = 0; i < 2; i++) await world.AcceptedAsync(SomeRecording.By(learner));
        Assert.Equal(3, await world.Database.SortedSetLengthAsync(list));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"recording":7}""")]
    [InlineData("""{"recording":"0123456789abcdef0123456789abcdef"}""")]
    public async Task What_is_no_task_of_ours_is_set_aside_and_the_next_one_delivered(string json)
    {
        await world.Database.StreamAddAsync(StreamNames.Tasks, "json", json);
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());

        Assert.Equal(task, (await world.ClaimedAsync()).Task);
        Assert.Equal(1, await world.Database.StreamLengthAsync(StreamNames.Dead));
        Assert.Equal(0, await world.Queue.ReplayDeadAsync(10, QueueWorld.Ct));
    }

    [Fact]
    public async Task Streams_are_cut_behind_what_every_group_has_acknowledged()
    {
        world.Options.History = 10;
        for (var i = 0; i < 50; i++)
        {
            await world.AcceptedAsync(SomeRecording.ByAnyone());
            Assert.True(await world.CommitAsync(await world.ClaimedAsync()));
        }

        await world.Queue.TrimAsync(QueueWorld.Ct);
        Assert.InRange(await world.Database.StreamLengthAsync(StreamNames.Tasks), 10, 11);
        Assert.Equal(50, await world.Database.StreamLengthAsync(StreamNames.Results));

        await ReadAsync(GroupNames.Replies, 50);
        await ReadAsync(GroupNames.Events, 20);
        await world.Queue.TrimAsync(QueueWorld.Ct);
        Assert.InRange(await world.Database.StreamLengthAsync(StreamNames.Results), 30, 31);
    }

    [Fact]
    public async Task What_a_worker_still_holds_is_not_cut()
    {
        world.Options.History = 0;
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        var held = await world.ClaimedAsync();
        for (var i = 0; i < 20; i++)
        {
            await world.AcceptedAsync(SomeRecording.ByAnyone());
            Assert.True(await world.CommitAsync(await world.ClaimedAsync()));
        }

        await world.Queue.TrimAsync(QueueWorld.Ct);

        Assert.Single(await world.Database.StreamRangeAsync(StreamNames.Tasks, held.Entry, held.Entry));
        Assert.True(await world.CommitAsync(held));
        Assert.Equal(RecordingState.Done, (await world.StatusAsync(task)).State);
    }

    [Fact]
    public async Task A_reader_that_stops_takes_its_name_along_unless_it_holds_something()
    {
        await world.AcceptedAsync(SomeRecording.ByAnyone());
        await world.ClaimedAsync("holder");
        foreach (var reader in (string[])["stopped", "another"]) Assert.Null(await world.Queue.ClaimAsync(reader, QueueWorld.Ct));

        foreach (var reader in (string[])["stopped", "holder"])
            await world.Database.LeaveAsync(StreamNames.Tasks, GroupNames.Workers, reader, TimeProvider.System);

        Assert.Equal(["another", "holder"], await ReadersAsync(StreamNames.Tasks, GroupNames.Workers));
        Assert.True(await world.CommitAsync(await world.ReclaimedAsync("another")));
        // What held it up is gone, and so it may go.
        await world.Database.LeaveAsync(StreamNames.Tasks, GroupNames.Workers, "holder", TimeProvider.System);
        Assert.Equal(["another"], await ReadersAsync(StreamNames.Tasks, GroupNames.Workers));
    }

    [Fact]
    public async Task Readers_that_died_are_forgotten_in_time_unless_they_hold_something()
    {
        world.Options.KeepSilent = TimeSpan.FromSeconds(0.5);
        for (var i = 0; i < 2; i++) await world.AcceptedAsync(SomeRecording.ByAnyone());
        Assert.True(await world.CommitAsync(await world.ClaimedAsync("dead")));
        var held = await world.ClaimedAsync("holder");
        await ReadAsync(GroupNames.Replies, 1);
        await world.Database.StreamAddAsync(StreamNames.TelegramUpdates, "json", "{}");
        await ReadAsync(GroupNames.Bot, 1, StreamNames.TelegramUpdates);

        await Eventually.TrueAsync("the dead are forgotten", async () =>
        {
            Assert.Null(await world.Queue.ClaimAsync("alive", QueueWorld.Ct));
            await world.Queue.ForgetSilentAsync(QueueWorld.Ct);
            return await ReadersAsync(StreamNames.Tasks, GroupNames.Workers) is ["alive", "holder"]
                && await ReadersAsync(StreamNames.Results, GroupNames.Replies) is []
                && await ReadersAsync(StreamNames.TelegramUpdates, GroupNames.Bot) is [];
        }, QueueWorld.Patience);
        Assert.True(await world.CommitAsync(held));
    }

    [Fact]
    public async Task A_worker_that_finds_nothing_to_do_is_known_and_gives_a_sign_of_life_with_every_look()
    {
        var board = new QueueBoard(world.Redis);
        Assert.Null(await world.Queue.ClaimAsync("idle", QueueWorld.Ct));
        var silent = TimeSpan.Zero;
        await Eventually.TrueAsync("it is silent", async () => (silent = await SilentAsync()) > TimeSpan.FromSeconds(1), QueueWorld.Patience);

        Assert.Null(await world.Queue.ClaimAsync("idle", QueueWorld.Ct));

        Assert.InRange(await SilentAsync(), TimeSpan.Zero, silent - TimeSpan.FromMilliseconds(1));

        async Task<TimeSpan> SilentAsync() => Assert.Single(await board.WorkersAsync(QueueWorld.Ct)).Silent;
    }

    [Fact]
    public async Task With_a_backup_no_stream_is_cut_before_it_has_been_copied()
    {
        (world.Options.History, world.Options.IsBackedUp) = (0, true);
        for (var i = 0; i < 20; i++)
        {
            await world.AcceptedAsync(SomeRecording.ByAnyone());
            Assert.True(await world.CommitAsync(await world.ClaimedAsync()));
        }
        foreach (var group in GroupNames.OnResults) await ReadAsync(group, 20);

        await world.Queue.TrimAsync(QueueWorld.Ct);
        Assert.Equal((20, 20), (await world.Database.StreamLengthAsync(StreamNames.Tasks), await world.Database.StreamLengthAsync(StreamNames.Results)));

        await ReadAsync(GroupNames.Backup, 15);
        await ReadAsync(GroupNames.Backup, 15, StreamNames.Tasks);
        await world.Queue.TrimAsync(QueueWorld.Ct);
        Assert.InRange(await world.Database.StreamLengthAsync(StreamNames.Tasks), 5, 6);
        Assert.InRange(await world.Database.StreamLengthAsync(StreamNames.Results), 5, 6);
    }

    [Fact]
    public async Task The_depth_counts_what_waits_works_and_comes_back()
    {
        for (var i = 0; i < 4; i++) await world.AcceptedAsync(SomeRecording.ByAnyone());
        await world.ClaimedAsync();
        await world.Queue.RetryAsync(await world.ClaimedAsync(), "later", QueueWorld.Ct);

        var depth = await world.Queue.DepthAsync(QueueWorld.Ct);

        Assert.Equal((2, 1, 1, 0), (depth.Waiting, depth.Working, depth.Retries, depth.Dead));
        Assert.InRange(depth.Oldest, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    async Task<string[]> ReadersAsync(string stream, string group) =>
        [.. (await world.Database.StreamConsumerInfoAsync(stream, group)).Select(reader => reader.Name).Order(StringComparer.Ordinal)];

    async Task ReadAsync(string group, int count, string stream = StreamNames.Results)
    {
        await world.Database.StreamCreateConsumerGroupAsync(stream, group, "0");
        foreach (var entry in await world.Database.StreamReadGroupAsync(stream, group, "reader", ">", count))
            await world.Database.StreamAcknowledgeAsync(stream, group, entry.Id);
    }
}
