using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Queue;

public sealed class AttemptTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly QueueWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_commit_ends_the_recording_with_one_result()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        var claimed = await world.ClaimedAsync();
        Assert.Equal(RecordingState.Working, (await world.StatusAsync(task)).State);

        Assert.True(await world.Queue.BeginStageAsync(claimed, Stage.Measure, [new(Stage.Decode, 0.5)], QueueWorld.Ct));
        Assert.Equal(Stage.Measure, (await world.StatusAsync(task)).Stage);
        Assert.True(await world.CommitAsync(claimed));
        // Offered again after a lost answer it is still this attempt's: a "no" would make the worker delete the report as an orphan.
        Assert.True(await world.CommitAsync(claimed));

        var status = await world.StatusAsync(task);
        Assert.Equal(RecordingState.Done, status.State);
        Assert.Equal(ObjectKeys.Report(task.Learner, task.Recording, 1), status.ReportKey);
        Assert.Equal(1, await world.Database.StreamLengthAsync(StreamNames.Results));
    }

    [Fact]
    public async Task A_refusal_ends_the_recording_too()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        var refusal = new Refusal("no-audio", "There is no sound in this file. Send a voice message.");

        Assert.True(await world.Queue.CommitAsync(await world.ClaimedAsync(), null, refusal, [], QueueWorld.Ct));

        var status = await world.StatusAsync(task);
        Assert.Equal(RecordingState.Refused, status.State);
        Assert.Equal(refusal, status.Refusal);
    }

    [Fact]
    public async Task A_worker_that_slept_past_its_claim_changes_nothing()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        var sleeper = await world.ClaimedAsync("sleeper");
        var successor = await world.ReclaimedAsync("successor");
        Assert.Equal(2, successor.Attempt);

        // Already before its successor has finished ...
        Assert.False(await world.Queue.HeartbeatAsync(sleeper, QueueWorld.Ct));
        Assert.False(await world.Queue.BeginStageAsync(sleeper, Stage.Coach, [], QueueWorld.Ct));
        Assert.False(await world.CommitAsync(sleeper));
        Assert.False(await world.Queue.HandBackAsync(sleeper, QueueWorld.Ct));
        Assert.Equal(RetryOutcome.Lost, await world.Queue.RetryAsync(sleeper, "woke up", QueueWorld.Ct));

        // ... and after.
        Assert.True(await world.CommitAsync(successor));
        Assert.False(await world.CommitAsync(sleeper));
        Assert.Equal(ObjectKeys.Report(task.Learner, task.Recording, 2), (await world.StatusAsync(task)).ReportKey);
        Assert.Equal(1, await world.Database.StreamLengthAsync(StreamNames.Results));
    }

    [Fact]
    public async Task A_clock_that_jumps_a_day_ahead_costs_an_attempt_and_nothing_else()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        var before = await world.ClaimedAsync("before");
        // What Redis sees when its clock jumps: every claim looks a day old.
        await world.Database.ExecuteAsync("XCLAIM", StreamNames.Tasks, GroupNames.Workers, before.Consumer, 0, before.Entry, "IDLE", 86_400_000, "JUSTID");

        var after = await world.ReclaimedAsync("after");
        Assert.False(await world.CommitAsync(before));
        Assert.True(await world.CommitAsync(after));

        Assert.Equal(RecordingState.Done, (await world.StatusAsync(task)).State);
        Assert.Equal(1, await world.Database.StreamLengthAsync(StreamNames.Results));
    }

    [Fact]
    public async Task A_heartbeat_keeps_a_recording_from_being_taken_over()
    {
        // Long enough for a busy machine to get from a heartbeat to the next look.
        world.Options.ClaimAfter = TimeSpan.FromMinutes(1);
        await world.AcceptedAsync(SomeRecording.ByAnyone());
        var claimed = await world.ClaimedAsync("alive");
        var cursor = "0-0";

        for (var look = 0; look < 20; look++)
        {
            // It has been silent for a day, but for the heartbeat.
            await world.Database.ExecuteAsync("XCLAIM", StreamNames.Tasks, GroupNames.Workers, claimed.Consumer, 0, claimed.Entry, "IDLE", 86_400_000, "JUSTID");
            Assert.True(await world.Queue.HeartbeatAsync(claimed, QueueWorld.Ct));
            (cursor, var taken) = await world.Queue.ReclaimAsync("greedy", cursor, QueueWorld.Ct);
            Assert.Null(taken);
        }

        Assert.True(await world.CommitAsync(claimed));
    }

    [Fact]
    public async Task A_failing_head_starves_nobody_behind_it()
    {
        world.Options.MaxDeliveries = 100;
        for (var i = 0; i < 30; i++)
        {
            await world.AcceptedAsync(SomeRecording.ByAnyone());
            await world.ClaimedAsync("dead worker");
        }

        // Each is taken over and then left to fall silent again: all 30 must come round, not the first of them again and again.
        var seen = new HashSet<RecordingId>();
        for (var i = 0; i < 90 && seen.Count < 30; i++) seen.Add((await world.ReclaimedAsync("successor")).Task.Recording);

        Assert.Equal(30, seen.Count);
    }

    [Fact]
    public async Task A_failed_attempt_comes_back_until_it_is_a_dead_letter_that_can_be_replayed()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        Assert.Equal(RetryOutcome.Retry, await world.Queue.RetryAsync(await world.ClaimedAsync(), "store away", QueueWorld.Ct));
        Assert.Equal(RetryOutcome.Retry, await world.Queue.RetryAsync(await DueAsync(), "store away", QueueWorld.Ct));
        Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(await DueAsync(), "store still away", QueueWorld.Ct));

        Assert.Equal(RecordingState.Dead, (await world.StatusAsync(task)).State);
        var letter = Assert.Single(await world.Database.StreamRangeAsync(StreamNames.Dead));
        Assert.Equal("store still away", letter["reason"]);
        Assert.Equal(3, ((string)letter["history"]!).Split('\n').Length);
        Assert.Equal(1, await world.Database.StreamLengthAsync(StreamNames.Results));

        Assert.Equal(1, await world.Queue.ReplayDeadAsync(10, QueueWorld.Ct));
        Assert.True(await world.CommitAsync(await world.ClaimedAsync()));
        Assert.Equal(RecordingState.Done, (await world.StatusAsync(task)).State);
    }

    [Fact]
    public async Task Pauses_between_attempts_double_up_to_the_longest()
    {
        (world.Options.RetryAfter, world.Options.RetryAtMost, world.Options.MaxDeliveries) = (TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(300), 10);
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());

        // Each is up to a fifth shorter, as chance has it; a busy machine may be a while between the two looks at its clock.
        foreach (var (least, most) in ((int, int)[])[(75, 100), (155, 200), (235, 300), (235, 300)])
        {
            Assert.Equal(RetryOutcome.Retry, await world.Queue.RetryAsync(await world.ClaimedAsync(), "store away", QueueWorld.Ct));
            Assert.Equal(0, await world.Queue.PromoteRetriesAsync(QueueWorld.Ct));
            var due = await world.Database.SortedSetScoreAsync(RedisKeys.Retries, task.Recording.ToString());
            Assert.InRange((due!.Value - TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()) / 1000, least, most);
            await world.Database.SortedSetAddAsync(RedisKeys.Retries, task.Recording.ToString(), 0);
            Assert.Equal(1, await world.Queue.PromoteRetriesAsync(QueueWorld.Ct));
        }
    }

    [Fact]
    public async Task A_recording_that_kills_its_workers_is_given_up()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        await world.ClaimedAsync("victim 1");
        await world.ReclaimedAsync("victim 2");
        await world.ReclaimedAsync("victim 3");

        var cursor = "0-0";
        await Eventually.TrueAsync("it is given up", async () =>
        {
            (cursor, var claimed) = await world.Queue.ReclaimAsync("spared", cursor, QueueWorld.Ct);
            Assert.Null(claimed);
            return (await world.StatusAsync(task)).State == RecordingState.Dead;
        }, QueueWorld.Patience);
    }

    [Fact]
    public async Task A_stopping_worker_hands_back_without_counting()
    {
        await world.AcceptedAsync(SomeRecording.ByAnyone());

        for (var i = 0; i < 2 * world.Options.MaxDeliveries; i++)
            Assert.True(await world.Queue.HandBackAsync(await world.ClaimedAsync(), QueueWorld.Ct));

        Assert.True(await world.CommitAsync(await world.ClaimedAsync()));
    }

    [Fact]
    public async Task An_attempt_that_failed_by_no_fault_of_the_recording_does_not_count()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());
        Assert.Equal(RetryOutcome.Retry, await world.Queue.PutOffAsync(await world.ClaimedAsync(), QueueWorld.Ct));
        for (var i = 0; i < 2 * world.Options.MaxDeliveries; i++)
            Assert.Equal(RetryOutcome.Retry, await world.Queue.PutOffAsync(await DueAsync(), QueueWorld.Ct));

        // Its own failures count as ever.
        for (var i = 1; i < world.Options.MaxDeliveries; i++)
            Assert.Equal(RetryOutcome.Retry, await world.Queue.RetryAsync(await DueAsync(), "broken", QueueWorld.Ct));
        Assert.Equal(RetryOutcome.Dead, await world.Queue.RetryAsync(await DueAsync(), "broken", QueueWorld.Ct));
        Assert.Equal(RecordingState.Dead, (await world.StatusAsync(task)).State);
    }

    async Task<ClaimedRecording> DueAsync()
    {
        await Eventually.TrueAsync("the retry is due", async () => await world.Queue.PromoteRetriesAsync(QueueWorld.Ct) == 1, QueueWorld.Patience);
        return await world.ClaimedAsync();
    }
}
