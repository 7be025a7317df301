using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Analytics;

public sealed class ProgressFlowTests(RedisServer redis, LocalBrokerServer broker)
    : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>, IAsyncLifetime
{
    static readonly TimeSpan Patience = TestProcess.Patience;
    static int lastSubject;

    // Every test has subjects of its own: the topic outlives the test.
    readonly int subject = Interlocked.Add(ref lastSubject, 100);
    AnalyticsHost analytics = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => analytics = await AnalyticsHost.StartAsync(redis, broker);

    public ValueTask DisposeAsync() => analytics.DisposeAsync();

    [Fact]
    public async Task Events_become_days_however_often_and_in_whatever_order_they_come()
    {
        var speeches = Enumerable.Range(0, 300).Select(i => Speeches.Of(subject + i % 7, recording: subject * 1000 + i, day: i % 11)).ToList();
        SpeechAnalyzed[] sent = [.. speeches, .. speeches.Take(100)];
        new Random(1).Shuffle(sent);

        await Task.WhenAll(sent.Select(PublishAsync));

        await SettledAsync(speeches);
    }

    [Fact]
    public async Task Poison_is_set_aside_and_stops_nothing()
    {
        var key = Speeches.Subject(subject).ToString();
        await RawAsync(key, "{ not json", schema: "1");
        await RawAsync(key, """{"schema":2}""", schema: "2");
        await RawAsync(key, null, schema: null);
        await PublishAsync(Speeches.Of(subject, subject * 1000));

        await SettledAsync([Speeches.Of(subject, subject * 1000)]);
        var aside = await analytics.Redis.GetDatabase().StreamRangeAsync(RedisKeys.FlowAside(FlowNames.SpeakingProgress));
        foreach (var reason in (string[])["its value is not the JSON of this event", "its schema is not 1", "it has no value"])
            Assert.Contains(aside, entry => entry["reason"] == reason && entry["topic"] == TopicNames.SpeechAnalyzed && (long)entry["offset"] >= 0);
    }

    [Fact]
    public async Task An_event_that_a_dataflow_throws_at_is_set_aside_with_what_it_threw()
    {
        await using var picky = await AnalyticsHost.StartAsync(redis, broker, builder => builder.AddDataflow<Picky>());
        await PublishAsync(Speeches.Of(subject, subject * 1000) with { DurationSeconds = -1 });
        await PublishAsync(Speeches.Of(subject, subject * 1000 + 1));

        var (database, view) = (picky.Redis.GetDatabase(), RedisKeys.FlowView("picky", 1, $"{Speeches.Subject(subject)}"));
        await Eventually.TrueAsync("the other event is counted", async () => await database.HashGetAsync(view, "day/2026-03-01") == "1", Patience);
        var reason = $"the dataflow threw InvalidOperationException (event {Speeches.Recording(subject * 1000)})";
        Assert.Contains(await database.StreamRangeAsync(RedisKeys.FlowAside("picky")), entry => entry["reason"] == reason);
    }

    [Fact]
    public async Task The_events_trace_goes_on_in_a_span_of_its_own()
    {
        var parent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        var span = new TaskCompletionSource<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SpeechCoach.Analytics",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == parent.TraceId) span.TrySetResult(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await analytics.Get<EventProducer>().PublishAsync(Speeches.Of(subject, subject * 1000), "life", TraceParent.Format(parent), Ct);

        var seen = await span.Task.WaitAsync(Patience, Ct);
        Assert.Equal("speech.analyzed.v1 process", seen.OperationName);
        Assert.Equal(parent.SpanId, seen.ParentSpanId);
        Assert.Equal(ActivityKind.Consumer, seen.Kind);
    }

    [Fact]
    public async Task Two_instances_share_the_partitions_and_one_that_ends_leaves_its_share_to_the_other()
    {
        var before = Enumerable.Range(0, 60).Select(i => Speeches.Of(subject + i, recording: subject * 1000 + i)).ToList();
        await using (var second = await AnalyticsHost.StartAsync(redis, broker))
        {
            await Task.WhenAll(before.Select(PublishAsync));
            await SettledAsync(before);
        }

        var after = Enumerable.Range(100, 60).Select(i => Speeches.Of(subject + i - 100, recording: subject * 1000 + i)).ToList();
        await Task.WhenAll(after.Select(PublishAsync));

        await SettledAsync([.. before, .. after]);
    }

    [Fact]
    public async Task Redis_may_go_and_come_back()
    {
        var speeches = Enumerable.Range(0, 40).Select(i => Speeches.Of(subject + i % 5, recording: subject * 1000 + i)).ToList();
        await Task.WhenAll(speeches.Take(20).Select(PublishAsync));
        await SettledAsync(speeches[..20]);

        await redis.KillAsync();
        await Task.WhenAll(speeches.Skip(20).Select(PublishAsync));
        await redis.RestartAsync();

        await SettledAsync(speeches);
    }

    Task PublishAsync(SpeechAnalyzed speech) => analytics.Get<EventProducer>().PublishAsync(speech, "life", null, Ct);

    async Task RawAsync(string key, string? value, string? schema)
    {
        using var producer = new ProducerBuilder<string, byte[]?>(new ProducerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            Partitioner = Partitioner.Murmur2Random,
        }).Build();
        var headers = new Headers();
        if (schema is not null) headers.Add(EventHeaders.Schema, Encoding.UTF8.GetBytes(schema));
        var message = new Message<string, byte[]?> { Key = key, Value = value is null ? null : Encoding.UTF8.GetBytes(value), Headers = headers };
        await producer.ProduceAsync(TopicNames.SpeechAnalyzed, message, Ct);
    }

    Task SettledAsync(List<SpeechAnalyzed> speeches) => KeptWindows.EqualRecountAsync(analytics.Redis, speeches, Patience);

    sealed class Picky : Dataflow<int>
    {
        public override string Name => "picky";

        public override Outlet<int> Define(Events<SpeechAnalyzed> speeches) => speeches
            .Map(speech => speech.DurationSeconds > 0 ? speech : throw new InvalidOperationException("This may quote what was said."))
            .PerLearner().Window(Tumbling.Day).Fold(all => all.Count).ToReadModel();
    }
}
