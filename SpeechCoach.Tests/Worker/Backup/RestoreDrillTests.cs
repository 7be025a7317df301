using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;
using SpeechCoach.Tests.Whole;
using SpeechCoach.Worker.Backup;

namespace SpeechCoach.Tests.Worker.Backup;

/// <summary>Everything is lost but the backup, which is a real S3 server; then the learners ask for their reports.</summary>
[Collection(SwiftCollection.Name)]
public sealed class RestoreDrillTests(SwiftServer swift) : IAsyncLifetime
{
    const string Key = "drill-key";
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    static readonly string[] everything = ["audio/", "reports/", "accounts/", "deletions/", "tasks/", "results/"];
    readonly IObjectStore backup = TestObjectStore.Open(swift.ConnectionString);
    Installation installation = null!;
    HttpClient api = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.StartAsync(
            ("Recognition:Engines:0", "none"), ("Backup:Connection", swift.ConnectionString), ("Backup:Every", "00:00:01"),
            ("ApiKeys:0:Name", "drill"), ("ApiKeys:0:Hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))));
        api = await installation.StartApiAsync();
        api.DefaultRequestHeaders.Add("X-Api-Key", Key);
        // Other tests share the server.
        foreach (var prefix in everything)
            foreach (var key in await KeysAsync(prefix)) await backup.DeleteAsync(key, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        await installation.DisposeAsync();
    }

    [Fact]
    public async Task From_the_backup_alone_reports_come_back_what_waited_is_worked_on_and_the_deleted_stay_deleted()
    {
        var worker = await installation.StartWorkerAsync();
        var done = await SendAsync("anna");
        var gone = await SendAsync("otto");
        var report = await ReportAsync("anna", done);
        await ReportAsync("otto", gone);
        await BackedUpAsync(ObjectKeys.BackupResults, 2);
        Assert.Equal(2, (await KeysAsync(ObjectKeys.Accounts)).Count);
        using (var request = Ask(HttpMethod.Delete, "/api/learners/me", "otto"))
        using (var deleted = await api.SendAsync(request, Ct)) Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.DoesNotContain(await KeysAsync(""), key => key.Contains(gone.Split('/')[^1], StringComparison.Ordinal));
        Assert.Single(await KeysAsync(ObjectKeys.Accounts));

        // Stopped before the recording comes, so that it is backed up as waiting, by the part of a worker that only copies.
        await worker.StopAsync();
        var waiting = await SendAsync("anna");
        using (var copier = Copier())
        {
            await copier.StartAsync(Ct);
            await BackedUpAsync(ObjectKeys.BackupTasks, 2);
            await copier.StopAsync(Ct);
        }

        await LoseAllAsync();
        var restored = installation.StartCommand("restore");
        Assert.Equal(0, await restored.ExitAsync(patience));
        Assert.Contains("ended=1 queued=1 damaged=0", restored.Output.Text, StringComparison.Ordinal);
        var again = installation.StartCommand("restore");
        Assert.Equal(0, await again.ExitAsync(patience));
        Assert.Contains("objects=0 ended=0 queued=0", again.Output.Text, StringComparison.Ordinal);

        Assert.Equal(report, await ReportAsync("anna", done));
        await installation.StartWorkerAsync();
        await ReportAsync("anna", waiting);
        using var nothing = Ask(HttpMethod.Get, gone, "otto");
        using var answer = await api.SendAsync(nothing, Ct);
        await answer.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_damaged_copy_is_named_and_not_brought_back()
    {
        var worker = await installation.StartWorkerAsync();
        var done = await SendAsync("emil");
        await ReportAsync("emil", done);
        await BackedUpAsync(ObjectKeys.BackupResults, 1);
        await worker.StopAsync();
        var audio = (await KeysAsync(ObjectKeys.AllAudio)).Single(key => key.Contains(done.Split('/')[^1], StringComparison.Ordinal));
        await backup.WriteAsync(audio, [1, 2, 3], Ct);

        await LoseAllAsync();
        var restored = installation.StartCommand("restore");

        Assert.Equal(1, await restored.ExitAsync(patience));
        Assert.Contains($"damaged: {audio}", restored.Output.Text, StringComparison.Ordinal);
        Assert.Null(await installation.Store.FindAsync(audio, Ct));
    }

    IHost Copier()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        foreach (var (key, value) in installation.Environment) builder.Configuration[key.Replace("__", ":", StringComparison.Ordinal)] = value;
        builder.Services.AddLogging().AddSingleton(TimeProvider.System);
        builder.AddRedisClient("redis");
        builder.AddRecordingQueue();
        builder.AddObjectStore();
        builder.AddBackup();
        return builder.Build();
    }

    async Task LoseAllAsync()
    {
        await using var redis = await installation.ConnectAsync();
        await redis.GetDatabase().ExecuteAsync("FLUSHALL");
        foreach (var prefix in everything)
            foreach (var found in await installation.Store.ListAsync(prefix, Ct).ToListAsync(Ct))
                await installation.Store.DeleteAsync(found.Key, Ct);
    }

    async Task<string> SendAsync(string learner)
    {
        using var request = Ask(HttpMethod.Post, "/api/recordings", learner);
        request.Content = new ByteArrayContent(ApiRequests.Sound);
        using var answer = await api.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    async Task<string> ReportAsync(string learner, string address)
    {
        string? report = null;
        await Eventually.TrueAsync($"{address} is done", async () =>
        {
            using var request = Ask(HttpMethod.Get, address, learner);
            using var answer = await api.SendAsync(request, Ct);
            if (answer.StatusCode != HttpStatusCode.OK) return false;
            report = (await answer.JsonAsync())["report"]?.ToJsonString();
            return report is not null;
        }, patience);
        return report!;
    }

    Task BackedUpAsync(string prefix, int count) =>
        Eventually.TrueAsync($"{count} under {prefix} in the backup", async () => (await KeysAsync(prefix)).Count >= count, patience);

    async Task<List<string>> KeysAsync(string prefix) => await backup.ListAsync(prefix, Ct).Select(found => found.Key).ToListAsync(Ct);

    static HttpRequestMessage Ask(HttpMethod method, string address, string learner) => new(method, address) { Headers = { { "X-Learner", learner } } };
}
