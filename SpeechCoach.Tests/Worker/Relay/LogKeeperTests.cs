using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;
using SpeechCoach.Worker.Relay;

namespace SpeechCoach.Tests.Worker.Relay;

/// <summary>An event log that forgets everything when it is killed.</summary>
public sealed class LogKeeperTests(LocalBrokerServer broker) : IClassFixture<LocalBrokerServer>, IAsyncLifetime
{
    static readonly TimeSpan Patience = TestProcess.Patience;
    readonly TemporaryFolder store = new();
    readonly RedisServer redis = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        await broker.RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await redis.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task Events_that_nobody_had_read_when_the_log_died_are_counted_once_it_is_back()
    {
        var speeches = Enumerable.Range(0, 60).Select(i => Speeches.Of(i % 9, recording: i, day: i % 4)).ToList();
        await using var worker = await WorkerHost.StartAsync(redis, broker, store);
        await using (var analytics = await AnalyticsHost.StartAsync(redis, broker))
        {
            await FinishAsync(worker, speeches[..30]);
            await KeptWindows.EqualRecountAsync(worker.Redis, speeches[..30], Patience);
        }

        // The offsets of the first thirty are saved; the others die with the log, unread, and nothing comes after them.
        await FinishAsync(worker, speeches[30..]);
        await worker.RelayedAsync(Patience);
        var ended = await worker.IncarnationAsync();
        await broker.KillAsync();
        await broker.RestartAsync();

        await using var restarted = await AnalyticsHost.StartAsync(redis, broker);
        await KeptWindows.EqualRecountAsync(worker.Redis, speeches, Patience);
        Assert.NotEqual(ended, await worker.IncarnationAsync());
    }

    [Fact]
    public async Task A_dataflow_that_runs_on_through_the_restart_misses_nothing()
    {
        var speeches = Enumerable.Range(0, 60).Select(i => Speeches.Of(i % 9, recording: i, day: i % 4)).ToList();
        await using var worker = await WorkerHost.StartAsync(redis, broker, store);
        await using var second = await WorkerHost.StartAsync(redis, broker, store);
        await using var analytics = await AnalyticsHost.StartAsync(redis, broker);
        await FinishAsync(worker, speeches[..20]);
        await KeptWindows.EqualRecountAsync(worker.Redis, speeches[..20], Patience);

        for (var killed = 0; killed < 2; killed++)
        {
            await broker.KillAsync();
            await FinishAsync(worker, speeches[(20 + (killed * 20))..(30 + (killed * 20))]);
            await broker.RestartAsync();
            await FinishAsync(worker, speeches[(30 + (killed * 20))..(40 + (killed * 20))]);
        }

        await KeptWindows.EqualRecountAsync(worker.Redis, speeches, Patience);
    }

    [Fact]
    public async Task Whether_the_log_answers_is_noted_for_the_operator()
    {
        await using var worker = await WorkerHost.StartAsync(redis, broker, store);
        var ledger = worker.Get<EventLogLedger>();
        await Eventually.TrueAsync("the log answers", async () => await ledger.AnswersAsync(Ct) == true, Patience);

        await broker.KillAsync();
        await Eventually.TrueAsync("the log is away", async () => await ledger.AnswersAsync(Ct) == false, Patience);

        await broker.RestartAsync();
        await Eventually.TrueAsync("the log answers again", async () => await ledger.AnswersAsync(Ct) == true, Patience);
    }

    [Fact]
    public async Task A_log_that_has_outgrown_its_former_end_is_found_out_by_the_offset_written_twice()
    {
        await using var worker = WorkerHost.Build(redis, broker, store);
        var publisher = worker.Get<EventPublisher>();
        await worker.Get<EventTopic>().EnsureAsync(EventTopic.Log, Ct);
        await publisher.PublishAsync(Speeches.Of(subject: 1, recording: 1), default, Ct);
        var ended = await worker.IncarnationAsync();

        await broker.KillAsync();
        await broker.RestartAsync();
        await publisher.PublishAsync(Speeches.Of(subject: 1, recording: 2), default, Ct);

        Assert.NotEqual(ended, await worker.IncarnationAsync());
    }

    [Fact]
    public async Task Without_Redis_and_without_log_everything_is_rebuilt_from_the_last_attempts()
    {
        await using (var former = WorkerHost.Build(redis, broker, store))
        {
            await former.WriteReportAsync(Speeches.Of(subject: 1, recording: 1) with { DurationSeconds = 1 }, attempt: 9);
            await former.WriteReportAsync(Speeches.Of(subject: 1, recording: 1), attempt: 10);
            await former.WriteReportAsync(Speeches.Of(subject: 2, recording: 2), attempt: 1);
            await former.Get<IObjectStore>().WriteAsync("reports/broken/one/1.json", "{"u8.ToArray(), Ct);
            await former.Get<IObjectStore>().WriteAsync("reports/broken/two/1.json", "{}"u8.ToArray(), Ct);
            // No file of the store's any more, as after a disk has failed.
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(store.Path, "reports/broken/three")).FullName, "1.json@"), "", Ct);
        }

        await using var worker = await WorkerHost.StartAsync(redis, broker, store);
        await using var analytics = await AnalyticsHost.StartAsync(redis, broker);
        await KeptWindows.EqualRecountAsync(worker.Redis, [Speeches.Of(1, recording: 1), Speeches.Of(2, recording: 2)], Patience);
    }

    [Fact]
    public async Task A_reset_while_the_log_is_being_rebuilt_has_every_report_published_once_more()
    {
        const int Reports = 150;
        await using (var former = WorkerHost.Build(redis, broker, store))
        {
            for (var i = 0; i < Reports; i++) await former.WriteReportAsync(Speeches.Of(i % 9, recording: i), attempt: 1);
            await former.Get<EventTopic>().EnsureAsync(EventTopic.Log, Ct);
            // A reader that is behind, for which the rebuild waits after the first hundred.
            await former.Get<EventBacklog>().SeenAsync(EventTopic.Log, "slow", Ct);
        }

        await using var worker = await WorkerHost.StartAsync(redis, broker, store, ("EventLog:Ahead", "1"));
        await PublishedAsync(100);
        var database = worker.Redis.GetDatabase();
        await database.HashSetAsync(RedisKeys.Flow(FlowNames.Usual), "generation", 1);
        Assert.True(await new FlowControl(worker.Redis).ResetAsync(FlowNames.Usual, Ct));
        await database.KeyDeleteAsync(RedisKeys.TopicReaders(EventTopic.Log));

        // Also the first hundred, which a log that keeps little may have dropped before the dataflow begins anew.
        await PublishedAsync(2 * Reports);
        var incarnation = await worker.IncarnationAsync();
        await Eventually.TrueAsync("the rebuild is over", async () => await database.StringGetAsync(RedisKeys.EventLogRebuilt) == incarnation, Patience);

        Task PublishedAsync(int events) => Eventually.TrueAsync(
            $"{events} events are published", async () => (await worker.Get<EventTopic>().EndsAsync(EventTopic.Log, Ct)).Values.Sum() >= events, Patience);
    }

    [Fact]
    public async Task Of_several_attempts_the_one_that_the_hash_names_is_published()
    {
        await using var worker = WorkerHost.Build(redis, broker, store);
        var speech = Speeches.Of(subject: 1, recording: 1);
        var committed = await worker.FinishAsync(speech);
        var orphan = await worker.WriteReportAsync(speech with { DurationSeconds = 1 }, attempt: 2);

        var archive = worker.Get<ReportArchive>();
        Assert.Equal([committed], await archive.KeysAsync(ObjectKeys.Reports, Ct).ToListAsync(Ct));
        Assert.NotNull(await archive.EventAsync(committed, Ct));
        Assert.Null(await archive.EventAsync(orphan, Ct));
    }

    static async Task FinishAsync(WorkerHost worker, IEnumerable<SpeechAnalyzed> speeches)
    {
        foreach (var speech in speeches) await worker.FinishAsync(speech);
    }
}
