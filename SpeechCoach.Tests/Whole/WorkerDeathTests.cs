using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Whole;

public sealed class WorkerDeathTests : IAsyncLifetime
{
    Installation installation = null!;
    HttpClient api = null!;
    IConnectionMultiplexer redis = null!;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.StartAsync();
        api = await installation.StartApiAsync();
        redis = await installation.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        if (redis is not null) await redis.DisposeAsync();
        await installation.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_without_any_worker_is_accepted_and_reported_once_one_starts()
    {
        var recording = await api.SendAsync(Recordings.Path("clips/librivox_austen_0880.wav"));
        Assert.Equal("accepted", (string?)(await api.GetJsonAsync(recording))["state"]);

        await installation.StartWorkerAsync();

        var done = await api.InStateAsync(recording, "done", "refused", "dead");
        Assert.Equal("done", (string?)done["state"]);
        Assert.NotNull(done["report"]);
    }

    [Fact]
    public async Task Kill_9_in_the_middle_of_a_recording_still_ends_in_exactly_one_report()
    {
        var victim = await installation.StartWorkerAsync();
        var recording = await api.SendAsync(Recordings.Path("clips/jfk.wav"));
        await AtStageAsync(recording, "transcribe");

        await victim.KillAsync();
        await installation.StartWorkerAsync();

        var done = await api.InStateAsync(recording, "done", "refused", "dead");
        Assert.Equal("done", (string?)done["state"]);
        Assert.Equal(2, (int?)done["attempt"]);
        Assert.Equal(1, await redis.GetDatabase().StreamLengthAsync(StreamNames.Results));
        Assert.Single(await ReportsAsync());
    }

    [Fact]
    public async Task A_worker_frozen_past_its_claim_changes_nothing_when_it_wakes()
    {
        var sleeper = await installation.StartWorkerAsync();
        var recording = await api.SendAsync(Recordings.Path("clips/jfk.wav"));
        await AtStageAsync(recording, "transcribe");
        sleeper.Signal(UnixSignal.Stop);

        await installation.StartWorkerAsync();
        var done = await api.InStateAsync(recording, "done", "refused", "dead");
        var report = Assert.Single(await ReportsAsync());

        sleeper.Signal(UnixSignal.Continue);
        await sleeper.LineAsync("nother attempt", TestProcess.Patience);

        Assert.Equal(done.ToJsonString(), (await api.GetJsonAsync(recording)).ToJsonString());
        Assert.Equal(1, await redis.GetDatabase().StreamLengthAsync(StreamNames.Results));
        await Eventually.TrueAsync("the sleeper's orphan report is gone", async () => (await ReportsAsync()).Count == 1, TestProcess.Patience);
        Assert.Equal(report, Assert.Single(await ReportsAsync()));
    }

    [Fact]
    public async Task Two_workers_share_the_work()
    {
        var workers = new[] { await installation.StartWorkerAsync(), await installation.StartWorkerAsync() };
        using var strangers = new ConcurrentSenders(api.BaseAddress!, 6);

        await Task.WhenAll(strangers.Clients.Select(async client =>
        {
            var recording = await client.SendAsync(Recordings.Path("clips/librivox_austen_0870.wav"));
            Assert.Equal("done", (string?)(await client.InStateAsync(recording, "done", "refused", "dead"))["state"]);
        }));

        // It is logged a moment after it is known.
        foreach (var worker in workers) await worker.LineAsync("The recording is done");
        Assert.Equal(6, await redis.GetDatabase().StreamLengthAsync(StreamNames.Results));
    }

    async Task AtStageAsync(Uri recording, string stage) => await Eventually.TrueAsync(
        $"{recording} is at {stage}", async () => (string?)(await api.GetJsonAsync(recording))["stage"] == stage, TestProcess.Patience);

    async Task<List<ObjectInfo>> ReportsAsync() =>
        await installation.Store.ListAsync(ObjectKeys.Reports, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
