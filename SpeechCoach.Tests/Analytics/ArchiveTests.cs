using Microsoft.Extensions.Options;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker.Relay;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

public sealed class ArchiveTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TestProcess.Patience;
    static readonly SyntheticSpeeches Some = new(seed: 3, learners: 20, count: 400);

    readonly RedisServer redis = new();
    readonly LocalBrokerServer broker = new();
    readonly TemporaryFolder store = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        await broker.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await redis.DisposeAsync();
        await broker.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task Every_recording_stands_in_it_once_however_often_its_event_came_and_whatever_was_lost()
    {
        var all = Some.All.ToList();
        await using (var analytics = await StartAsync())
        {
            await PublishAsync(analytics, [.. all[..250], .. all[..100]]);
            await HasAsync(analytics, all[..250]);
            Assert.Empty(await analytics.Redis.GetDatabase().HashKeysAsync(RedisKeys.FlowUnwritten(FlowNames.Archive, 0)));
        }

        // Redis has forgotten, and the log begins again: nothing but the archive itself knows what is in it.
        await using (var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString)) await connection.GetDatabase().ExecuteAsync("FLUSHALL");
        await broker.RestartAsync();
        await using var again = await StartAsync();
        await PublishAsync(again, all);
        await HasAsync(again, all);
    }

    [Fact]
    public async Task What_was_saved_and_not_written_is_written_by_whoever_comes_next()
    {
        var speech = Some.Event(7);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        // As an instance leaves it that dies between the two.
        await connection.GetDatabase().HashSetAsync(
            RedisKeys.FlowUnwritten(FlowNames.Archive, 2), ObjectKeys.ArchivedEvents(speech.LocalDate, speech.Recording, 1), EventArchive.Pack([speech]));

        await using var analytics = await StartAsync();
        await HasAsync(analytics, [speech]);
        await Eventually.TrueAsync("nothing waits", async () => !await connection.GetDatabase().KeyExistsAsync(RedisKeys.FlowUnwritten(FlowNames.Archive, 2)), Patience);
    }

    [Fact]
    public async Task What_was_deleted_before_it_was_written_is_not_written()
    {
        var (gone, withdrawn, stays) = (Speeches.Of(subject: 1, recording: 1), Speeches.Of(subject: 2, recording: 2), Speeches.Of(subject: 2, recording: 3));
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var deletions = new DeletionQueue(connection, Options.Create(new DeletionOptions()), TimeProvider.System);
        await deletions.MarkAsync(Deleted(gone), Ct);
        await deletions.MarkRecordingAsync(Deleted(withdrawn) with { Recording = Reports.Task(withdrawn) }, Ct);
        await SaveAsync([gone, withdrawn, stays]);
        await SaveAsync([gone]);

        await using var analytics = await StartAsync();
        await Eventually.TrueAsync("nothing waits", async () => !await connection.GetDatabase().KeyExistsAsync(RedisKeys.FlowUnwritten(FlowNames.Archive, 2)), Patience);
        await HasAsync(analytics, [stays]);
        Assert.Single(await analytics.Get<IObjectStore>().ListAsync(ObjectKeys.Archive, Ct).ToListAsync(Ct));

        Task SaveAsync(SpeechAnalyzed[] speeches) => connection.GetDatabase().HashSetAsync(
            RedisKeys.FlowUnwritten(FlowNames.Archive, 2), ObjectKeys.ArchivedEvents(speeches[0].LocalDate, speeches[0].Recording, speeches.Length), EventArchive.Pack(speeches));
    }

    [Fact]
    public async Task What_is_deleted_afterwards_is_removed_from_it()
    {
        var (learner, other) = (Enumerable.Range(0, 40).Select(i => Speeches.Of(subject: 1, recording: i, day: 40 * i)).ToList(), Speeches.Of(subject: 2, recording: 99));
        var regretted = Speeches.Of(subject: 2, recording: 100);
        await using var analytics = await StartAsync();
        await PublishAsync(analytics, [.. learner, other, regretted]);
        await HasAsync(analytics, [.. learner, other, regretted]);
        var archive = new ArchiveRecords(analytics.Get<EventArchive>(), analytics.Redis, TimeProvider.System);

        Assert.Equal(1, await archive.RemoveAsync(Reports.Task(regretted), Ct));
        await HasAsync(analytics, [.. learner, other]);

        Assert.Equal(learner.Count, await archive.RemoveAsync(Deleted(learner[0]), Ct));
        await HasAsync(analytics, [other]);
    }

    [Fact]
    public async Task An_object_has_the_events_of_one_day_and_is_written_the_same_again()
    {
        var day = Some.All.GroupBy(speech => speech.LocalDate).First(some => some.Count() > 1);
        Assert.Equal(EventArchive.Pack(day), EventArchive.Pack(day));

        await using var analytics = await StartAsync();
        await PublishAsync(analytics, [.. Some.All]);
        await HasAsync(analytics, [.. Some.All]);
        var keys = await analytics.Get<IObjectStore>().ListAsync(ObjectKeys.Archive, Ct).Select(found => found.Key).ToListAsync(Ct);
        Assert.All(keys, key => Assert.Matches(@"^events/dt=2026-\d\d-\d\d/[0-9a-f]{32}-\d+\.jsonl\.gz$", key));
        Assert.Equal(Some.All.Select(speech => speech.LocalDate).Distinct().Count(), keys.Select(key => key.Split('/')[1]).Distinct().Count());
    }

    Task<AnalyticsHost> StartAsync() => AnalyticsHost.StartAsync(redis, broker, builder =>
    {
        builder.Configuration["ConnectionStrings:minio"] = $"Directory={store.Path}";
        builder.Configuration["Flows:ArchiveTime"] = "00:00:00.500";
        builder.AddObjectStore();
        builder.AddDataflow<Archive>();
    });

    static DeletedLearner Deleted(SpeechAnalyzed speech) =>
        new() { Learner = Reports.Task(speech).Learner, Subject = speech.Subject, RequestedAt = TimeProvider.System.GetUtcNow() };

    static async Task PublishAsync(AnalyticsHost analytics, IEnumerable<SpeechAnalyzed> speeches) =>
        await Task.WhenAll(speeches.Select(speech => analytics.Get<EventProducer>().PublishAsync(speech, "life", null, Ct)));

    // Neither less nor more, and nothing twice.
    static Task HasAsync(AnalyticsHost analytics, IReadOnlyList<SpeechAnalyzed> speeches)
    {
        var wanted = speeches.Select(Speeches.Text).Order(StringComparer.Ordinal).ToList();
        return Eventually.TrueAsync("the archive has every event once", async () =>
        {
            var archived = await analytics.Get<EventArchive>().ReadAsync(Ct).Select(Speeches.Text).ToListAsync(Ct);
            return archived.Order(StringComparer.Ordinal).SequenceEqual(wanted);
        }, Patience);
    }
}
