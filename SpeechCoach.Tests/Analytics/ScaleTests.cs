using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

/// <summary>What an operator sees in the metrics while dataflows are scaled or fall behind.</summary>
public sealed class ScaleTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_instances_have_two_of_the_six_partitions_each()
    {
        await using var first = await AnalyticsHost.StartAsync(redis, broker);
        await using var second = await AnalyticsHost.StartAsync(redis, broker);
        await using var third = await AnalyticsHost.StartAsync(redis, broker);
        AnalyticsHost[] instances = [first, second, third];

        await Eventually.TrueAsync("every instance has two partitions", () => instances.All(instance => Lags(instance, FlowNames.SpeakingProgress).Count == 2), Patience);
        Assert.Equal(Enumerable.Range(0, 6), instances.SelectMany(instance => Lags(instance, FlowNames.SpeakingProgress).Keys).Order());

        var speeches = Enumerable.Range(0, 120).Select(i => Speeches.Of(i % 40, recording: i, day: i % 3)).ToList();
        foreach (var speech in speeches) await first.Get<EventProducer>().PublishAsync(speech, "life", null, Ct);
        await KeptWindows.EqualRecountAsync(first.Redis, speeches, Patience);
    }

    [Fact]
    public async Task The_lag_is_what_a_dataflow_has_yet_to_save()
    {
        var speeches = Enumerable.Range(0, 50).Select(i => Speeches.Of(subject: 7, recording: 1000 + i)).ToList();
        await using var publisher = await AnalyticsHost.StartAsync(redis, broker, builder => builder.AddEventLog());
        foreach (var speech in speeches) await publisher.Get<EventProducer>().PublishAsync(speech, "life", null, Ct);

        Halting.At = speeches[20].Recording;
        await using (var analytics = await AnalyticsHost.StartAsync(redis, broker, builder =>
        {
            builder.Configuration["Flows:BatchEvents"] = "10";
            builder.AddDataflow<Halting>();
        }))
        {
            // The thirty from the one on at which it stands, and those before it in its batch.
            await Eventually.TrueAsync("the lag is seen", () => Lags(analytics, "halting").Values.Sum() is >= 30 and < 50, Patience);
            Halting.Gate.Set();
            await Eventually.TrueAsync("there is no lag", () => Lags(analytics, "halting").Values.Sum() == 0, Patience);
        }
    }

    /// <summary>The lag of an instance's partitions, as its metrics tell it just now.</summary>
    static Dictionary<int, long> Lags(AnalyticsHost instance, string flow)
    {
        var lags = new ConcurrentDictionary<int, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "speechcoach.analytics.lag" && instrument.Meter.Scope == instance.Get<IMeterFactory>()) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, lag, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if ((string?)named["flow"] == flow) lags[(int)named["partition"]!] = lag;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return lags.ToDictionary();
    }

    sealed class Halting : Dataflow<int>
    {
        public static ManualResetEventSlim Gate { get; } = new();

        public static RecordingId At { get; set; }

        public override string Name => "halting";

        public override Outlet<int> Define(Events<SpeechAnalyzed> speeches) => speeches
            .Where(speech =>
            {
                if (speech.Recording == At) Gate.Wait(Patience, Ct);
                return true;
            })
            .PerLearner().Window(Tumbling.Day).Fold(all => all.Count).ToReadModel();
    }
}
