using System.Diagnostics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Queue;

public sealed class AcceptTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly QueueWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_same_recording_is_queued_once()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());

        Assert.Equal(Acceptance.Known, await world.Queue.AcceptAsync(task with { AudioKey = "audio/another/upload" }, QueueWorld.Ct));

        Assert.Equal(1, await world.Database.StreamLengthAsync(StreamNames.Tasks));
        Assert.Equal(task, (await world.StatusAsync(task)).Task);
    }

    [Fact]
    public async Task Other_content_under_the_same_id_changes_nothing()
    {
        var task = await world.AcceptedAsync(SomeRecording.ByAnyone());

        Assert.Equal(Acceptance.Conflict, await world.Queue.AcceptAsync(task with { AudioHash = new string('0', 64) }, QueueWorld.Ct));

        Assert.Equal(task, (await world.StatusAsync(task)).Task);
    }

    [Fact]
    public async Task Two_instances_at_the_same_moment_queue_it_once()
    {
        await using var second = await world.ConnectAsync();
        var other = new RecordingQueue(second, Microsoft.Extensions.Options.Options.Create(world.Options));
        var task = SomeRecording.ByAnyone();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? world.Queue : other).AcceptAsync(task, QueueWorld.Ct)));

        Assert.Single(answers, Acceptance.Accepted);
        Assert.Equal(99, answers.Count(answer => answer == Acceptance.Known));
        Assert.Equal(1, await world.Database.StreamLengthAsync(StreamNames.Tasks));
    }

    [Fact]
    public async Task One_learner_takes_one_place_and_his_next_follows_when_it_ends()
    {
        var busy = SomeRecording.AnyLearner();
        var first = await world.AcceptedAsync(SomeRecording.By(busy));
        var second = await world.AcceptedAsync(SomeRecording.By(busy));
        var stranger = await world.AcceptedAsync(SomeRecording.ByAnyone());

        var claimed = await world.ClaimedAsync();
        Assert.Equal(first, claimed.Task);
        Assert.Equal(stranger, (await world.ClaimedAsync()).Task);
        Assert.Null(await world.Queue.ClaimAsync("worker", QueueWorld.Ct));

        Assert.True(await world.CommitAsync(claimed));
        Assert.Equal(second, (await world.ClaimedAsync()).Task);
    }

    [Fact]
    public async Task The_trace_goes_with_the_recording()
    {
        using var activity = new Activity("upload").SetIdFormat(ActivityIdFormat.W3C).Start();
        await world.AcceptedAsync(SomeRecording.ByAnyone());
        activity.Stop();

        Assert.Equal(activity.TraceId, (await world.ClaimedAsync()).Parent.TraceId);
    }

    [Fact]
    public async Task An_accepted_recording_survives_the_death_of_the_server()
    {
        await using var own = new RedisServer();
        await own.InitializeAsync();
        await using var mine = new QueueWorld(own);
        await mine.StartAsync();
        var task = await mine.AcceptedAsync(SomeRecording.ByAnyone());

        await own.RestartAsync();

        var claimed = await Eventually.GetAsync("the queue answers again", async () =>
        {
            try
            {
                return await mine.Queue.ClaimAsync("worker", QueueWorld.Ct);
            }
            catch (Exception e) when (e is StackExchange.Redis.RedisException or TimeoutException)
            {
                return null;
            }
        }, QueueWorld.Patience);
        Assert.Equal(task, claimed.Task);
    }
}
