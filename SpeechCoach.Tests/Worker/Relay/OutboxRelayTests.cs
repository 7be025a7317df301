using System.Diagnostics;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Worker.Relay;

public sealed class OutboxRelayTests(RedisServer redis, LocalBrokerServer broker)
    : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>, IAsyncLifetime
{
    static readonly TimeSpan Patience = TestProcess.Patience;
    static int lastRecording = 1000;
    readonly TemporaryFolder store = new();
    WorkerHost worker = null!;

    public async ValueTask InitializeAsync() => worker = await WorkerHost.StartAsync(redis, broker, store);

    public async ValueTask DisposeAsync()
    {
        await worker.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task A_report_comes_to_the_log_as_numbers_under_the_trace_of_its_upload()
    {
        var speech = Next();
        var trace = new Activity("upload").SetIdFormat(ActivityIdFormat.W3C);
        await worker.FinishAsync(speech, trace);
        await worker.RelayedAsync(Patience);

        using var log = new EventLogReader(broker);
        // The keeper may have found the log empty and published the report as well, under no trace of an upload.
        var message = log.ReadUntil(speech.Recording, trace.TraceId)[^1];

        Assert.Equal(speech.Subject.ToString(), message.Key);
        Assert.DoesNotContain(Reports.SpokenWord, EventLogReader.Text(message), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Speeches.Text(speech), Speeches.Text(SpeechEvents.Read(message, out _)! with { WaitSeconds = null, Timings = [] }));
        Assert.Equal(await worker.IncarnationAsync(), message.Headers.Text(EventHeaders.Incarnation));
    }

    [Fact]
    public async Task Of_who_says_my_name_is_the_log_learns_no_name()
    {
        var speech = Next();
        await worker.FinishAsync(speech, said: "Um, my name is Wiktoria Brzęczyszczykiewicz. I was born in Łódź, my number is 0641872533, and Brzęczyszczykiewicz's house is old. Old HOUSES last.");
        await worker.RelayedAsync(Patience);

        using var log = new EventLogReader(broker);
        var message = log.ReadUntil(speech.Recording)[^1];

        var text = System.Text.RegularExpressions.Regex.Unescape(EventLogReader.Text(message));
        Assert.All((string[])["Wiktoria", "Brzęczyszczykiewicz", "Łódź", "Lodz", "0641872533"], word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        var words = SpeechEvents.Read(message, out _)!.Words;
        Assert.Equal((1, 2), (words["house"], words["old"]));
        Assert.All(words.Keys, word => Assert.True(Language.English.Frequency!.Contains(word)));
    }

    [Fact]
    public async Task Refused_and_deleted_recordings_are_acknowledged_and_not_published()
    {
        var (refused, deleted, forgotten, done) = (Next(), Next(), Next(), Next());
        var database = worker.Redis.GetDatabase();
        await database.HashSetAsync(RedisKeys.Recording(deleted.Recording), "state", "deleted");
        await database.StringSetAsync(RedisKeys.Deleted(Reports.Task(forgotten).Learner), "1");
        await worker.RefuseAsync(refused);
        await worker.EndAsync(deleted);
        await worker.EndAsync(forgotten);
        await worker.FinishAsync(done);
        // Only now has all come that ever will.
        await worker.RelayedAsync(Patience);

        using var log = new EventLogReader(broker);
        var all = log.ReadAll().Select(EventLogReader.Text).ToList();
        Assert.Contains(all, text => text.Contains(done.Recording.ToString(), StringComparison.Ordinal));
        foreach (var absent in (SpeechAnalyzed[])[refused, deleted, forgotten])
            Assert.DoesNotContain(all, text => text.Contains(absent.Recording.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broker_that_is_away_delays_the_event_and_loses_nothing()
    {
        var speech = Next();
        await broker.KillAsync();
        await worker.FinishAsync(speech);
        await broker.RestartAsync();
        await worker.RelayedAsync(Patience);

        using var log = new EventLogReader(broker);
        Assert.NotEmpty(log.ReadUntil(speech.Recording));
    }

    static SpeechAnalyzed Next()
    {
        var number = Interlocked.Increment(ref lastRecording);
        return Speeches.Of(subject: number, recording: number);
    }
}
