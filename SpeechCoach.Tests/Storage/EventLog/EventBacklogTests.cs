using Confluent.Kafka;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker.Relay;

namespace SpeechCoach.Tests.Storage.EventLog;

/// <summary>How far a reader is behind, for which those wait who write much at once.</summary>
public sealed class EventBacklogTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>, IAsyncLifetime
{
    readonly TemporaryFolder store = new();
    WorkerHost world = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    EventBacklog Backlog => world.Get<EventBacklog>();

    public async ValueTask InitializeAsync()
    {
        await broker.RestartAsync();
        world = WorkerHost.Build(redis, broker, store);
        await world.Redis.GetDatabase().ExecuteAsync("FLUSHALL");
        await world.Get<EventTopic>().EnsureAsync(EventTopic.Log, Ct);
        await Backlog.SeenAsync(EventTopic.Log, FlowNames.Usual, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task A_dataflow_that_was_reset_has_everything_before_it_once_more()
    {
        var incarnation = await world.Get<EventLogLedger>().CurrentAsync(Ct);
        for (var i = 0; i < 20; i++) await world.Get<EventProducer>().PublishAsync(Speeches.Of(subject: 1, recording: i), incarnation, null, Ct);
        Assert.Equal(20, await Backlog.LongestAsync(EventTopic.Log, Ct));

        var database = world.Redis.GetDatabase();
        await database.HashSetAsync(RedisKeys.Flow(FlowNames.Usual), "generation", 1);
        foreach (var (partition, end) in await world.Get<EventTopic>().EndsAsync(EventTopic.Log, Ct))
            await database.HashSetAsync(RedisKeys.FlowPartition(FlowNames.Usual, partition), [new("incarnation", incarnation), new("generation", 1), new("offset", end)]);
        Assert.Equal(0, await Backlog.LongestAsync(EventTopic.Log, Ct));

        Assert.True(await new FlowControl(world.Redis).ResetAsync(FlowNames.Usual, Ct));
        Assert.Equal(20, await Backlog.LongestAsync(EventTopic.Log, Ct));
    }

    [Fact]
    public async Task What_the_log_has_dropped_is_not_waited_for()
    {
        var large = Enumerable.Range(0, 10).Select(_ => new Message<string, byte[]> { Key = "one", Value = new byte[900_000] }).ToList();
        await world.Get<EventProducer>().SendAsync(EventTopic.Log, large, "of", "test", Ct);
        var (partition, end) = (await world.Get<EventTopic>().EndsAsync(EventTopic.Log, Ct)).Single(end => end.Value > 0);
        var begin = (await world.Get<EventTopic>().BeginsAsync(EventTopic.Log, Ct))[partition];
        Assert.InRange(begin, 1, end - 1);

        Assert.Equal(end - begin, await Backlog.LongestAsync(EventTopic.Log, Ct));
    }
}
