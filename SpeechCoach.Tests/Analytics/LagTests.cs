using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

/// <summary>What an operator sees in the metrics while a dataflow falls behind.</summary>
public sealed class LagTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>
{
    static readonly TimeSpan Patience = TestProcess.Patience;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

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
            await Eventually.TrueAsync("the lag is seen", () => LagMetric.Of(analytics, "halting").Values.Sum() is >= 30 and < 50, Patience);
            Halting.Gate.Set();
            await Eventually.TrueAsync("there is no lag", () => LagMetric.Of(analytics, "halting").Values.Sum() == 0, Patience);
        }
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
