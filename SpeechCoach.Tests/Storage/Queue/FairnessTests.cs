using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Storage.Queue;

public sealed class FairnessTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly QueueWorld world = new(server);

    static CancellationToken Ct => QueueWorld.Ct;

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Behind_500_recordings_of_one_learner_another_waits_for_as_many_as_there_are_workers_and_one_more(int workers)
    {
        var greedy = SomeRecording.AnyLearner();
        var held = new Queue<ClaimedRecording>();
        for (var i = 0; i < 500; i++) await world.AcceptedAsync(SomeRecording.By(greedy));
        for (var i = 0; i < workers; i++) await NextAsync();
        var modest = await world.AcceptedAsync(SomeRecording.ByAnyone());

        var before = 0;
        while (held.All(claimed => claimed.Task.Recording != modest.Recording))
        {
            // The longest at work ends first, and its worker takes the next.
            if (held.Count == workers || held.Count > 0)
            {
                Assert.True(await world.CommitAsync(held.Dequeue()));
                before++;
            }

            await NextAsync();
            Assert.True(before <= workers + 1, $"{before} went before it with {workers} workers.");
        }

        async Task NextAsync()
        {
            if (await world.Queue.ClaimAsync("worker", Ct) is { } claimed) held.Enqueue(claimed);
        }
    }

    [Fact]
    public async Task A_learner_may_send_so_many_in_an_hour_and_so_many_may_wait_and_another_is_not_touched_by_it()
    {
        world.Options.HourlyPerLearner = 3;
        var busy = SomeRecording.AnyLearner();
        var first = await world.AcceptedAsync(SomeRecording.By(busy));
        for (var i = 0; i < 2; i++) await world.AcceptedAsync(SomeRecording.By(busy));

        // From the first one on, whatever comes after it.
        Assert.InRange(await world.Database.KeyTimeToLiveAsync(RedisKeys.Quota(busy)) ?? TimeSpan.Zero, TimeSpan.FromMinutes(58), TimeSpan.FromHours(1));
        Assert.Equal(Acceptance.TooMany, await world.Queue.AcceptAsync(SomeRecording.By(busy), Ct));
        // What was accepted stays so, however often it is sent.
        Assert.Equal(Acceptance.Known, await world.Queue.AcceptAsync(first, Ct));
        await world.AcceptedAsync(SomeRecording.ByAnyone());

        world.Options.HourlyPerLearner = 100;
        world.Options.WaitingPerLearner = 2;
        Assert.Equal(Acceptance.TooMany, await world.Queue.AcceptAsync(SomeRecording.By(busy), Ct));
        Assert.True(await world.CommitAsync(await world.ClaimedAsync()));
        await world.AcceptedAsync(SomeRecording.By(busy));
    }
}
