using System.Net;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;

namespace SpeechCoach.Tests.Whole;

/// <summary>The object store is a real S3 server: away for a while, and shared by workers that share nothing else.</summary>
[Collection(SwiftCollection.Name)]
public sealed class StoreAwayTests(SwiftServer swift) : IAsyncLifetime
{
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    Installation installation = null!;
    HttpClient api = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.StartAsync(
            ("ConnectionStrings:minio", swift.ConnectionString), ("ObjectStore:Timeout", "00:00:05"), ("ObjectStore:Retries", "0"),
            ("Recognition:Engines:0", "none"), ("Queue:MaxDeliveries", "3"), ("Queue:RetryAtMost", "00:00:02"));
        api = await installation.StartApiAsync();
    }

    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        await installation.DisposeAsync();
    }

    [Fact]
    public async Task With_the_store_away_senders_are_asked_to_come_back_and_what_was_accepted_gets_its_report_later()
    {
        var accepted = await api.SendAsync(Recordings.Path("clips/azure_whatstheweatherlike.wav"));
        await swift.StopProxyAsync();
        try
        {
            using var refused = await api.SendAsync(ApiRequests.Sound);
            await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.NotNull(refused.Headers.RetryAfter);

            await installation.StartWorkerAsync();
            // Not asked over HTTP: whose recording it is stands in the store.
            await using var redis = await installation.ConnectAsync();
            await Eventually.TrueAsync("a worker has tried more often than a recording may fail", async () => (int)await redis.GetDatabase().HashGetAsync($"sc:recording:{accepted.ToString().Split('/')[^1]}", "attempt") > 3, patience);
        }
        finally
        {
            await swift.StartProxyAsync();
        }

        Assert.Equal("done", (string?)(await api.InStateAsync(accepted, "done", "refused", "dead"))["state"]);
    }

    [Fact]
    public async Task Two_workers_as_on_machines_of_their_own_share_the_work_through_Redis_and_the_store_alone()
    {
        await using var here = await PrivateNetwork.CreateAsync();
        await using var there = await PrivateNetwork.CreateAsync();
        var workers = await Task.WhenAll(
            installation.StartApartAsync("SpeechCoach.Worker", here, swift.Port), installation.StartApartAsync("SpeechCoach.Worker", there, swift.Port));
        using var strangers = new ConcurrentSenders(api.BaseAddress!, 8);
        // An MP4 takes a file of the worker's own.
        string[] sounds = ["clips/title9s.mp4", "clips/azure_whatstheweatherlike.wav"];

        await Task.WhenAll(strangers.Clients.Select(async (client, i) =>
        {
            var recording = await client.SendAsync(Recordings.Path(sounds[i % sounds.Length]));
            Assert.Equal("done", (string?)(await client.InStateAsync(recording, "done", "refused", "dead"))["state"]);
        }));

        foreach (var worker in workers) await worker.LineAsync("The recording is done");
        int[] all = [Environment.ProcessId, .. workers.Select(worker => worker.Id)];
        Assert.Distinct(all.Select(TemporaryFolderOf));
        Assert.Distinct(all.Select(process => new FileInfo($"/proc/{process}/ns/net").LinkTarget));
    }

    // The device on which a process has its temporary folder.
    static string TemporaryFolderOf(int process) =>
        File.ReadLines($"/proc/{process}/mountinfo").Select(line => line.Split(' ')).LastOrDefault(fields => fields[4] == "/tmp")?[2] ?? "that of the machine";
}
