using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

/// <summary>What an operator sees in the metrics while dataflows are scaled.</summary>
public sealed class ScaleTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>
{
    static readonly TimeSpan Patience = TestProcess.Patience;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_instances_have_two_of_the_six_partitions_each()
    {
        await using var first = await AnalyticsHost.StartAsync(redis, broker);
        await using var second = await AnalyticsHost.StartAsync(redis, broker);
        await using var third = await AnalyticsHost.StartAsync(redis, broker);
        AnalyticsHost[] instances = [first, second, third];

        await Eventually.TrueAsync("every instance has two partitions", () => instances.All(instance => LagMetric.Of(instance, FlowNames.SpeakingProgress).Count == 2), Patience);
        Assert.Equal(Enumerable.Range(0, 6), instances.SelectMany(instance => LagMetric.Of(instance, FlowNames.SpeakingProgress).Keys).Order());

        var speeches = Enumerable.Range(0, 120).Select(i => Speeches.Of(i % 40, recording: i, day: i % 3)).ToList();
        foreach (var speech in speeches) await first.Get<EventProducer>().PublishAsync(speech, "life", null, Ct);
        await KeptWindows.EqualRecountAsync(first.Redis, speeches, Patience);
    }
}
