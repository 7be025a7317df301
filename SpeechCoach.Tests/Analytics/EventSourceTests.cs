using SpeechCoach.Analytics;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

public sealed class EventSourceTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_read_from_its_beginning_to_its_end()
    {
        // All of one learner: the other partitions are empty.
        var speeches = Enumerable.Range(1, 20).Select(i => Speeches.Of(subject: 1, recording: i)).ToList();
        await using var analytics = await AnalyticsHost.StartAsync(redis, broker);
        await analytics.Get<EventTopic>().EnsureAsync(EventTopic.Log, Ct);
        foreach (var speech in speeches) await analytics.Get<EventProducer>().PublishAsync(speech, "life", null, Ct);
        Assert.All((await analytics.Get<EventTopic>().BeginsAsync(EventTopic.Log, Ct)).Values, begin => Assert.Equal(0, begin));

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        var read = await new EventSource("log", null, broker.BootstrapServers, seed: 1).ReadAsync(bound.Token).ToListAsync(bound.Token);
        Assert.Equal(speeches.Select(Speeches.Text), read.Select(Speeches.Text));
    }

    [Fact]
    public void A_partition_whose_events_have_all_expired_is_not_waited_for() => Assert.Equal(
        [new(1, 7)],
        EventSource.Unread(
            new Dictionary<int, long> { [0] = 5, [1] = 5, [2] = 0 },
            new Dictionary<int, long> { [0] = 5, [1] = 7, [2] = 0 }));
}
