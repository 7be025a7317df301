using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker.Relay;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Worker.Relay;

/// <summary>The worker's relay with the real servers, and recordings that end without anybody speaking.</summary>
sealed class WorkerHost : IAsyncDisposable
{
    readonly IHost host;

    WorkerHost(IHost host) => this.host = host;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<WorkerHost> StartAsync(RedisServer redis, LocalBrokerServer broker, TemporaryFolder store, params (string Key, string? Value)[] settings)
    {
        var world = Build(redis, broker, store, settings);
        await world.host.StartAsync(Ct);
        return world;
    }

    /// <summary>All but the relay's loops, which never start.</summary>
    public static WorkerHost Build(RedisServer redis, LocalBrokerServer broker, TemporaryFolder store, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["ConnectionStrings:redpanda"] = broker.BootstrapServers,
            ["ConnectionStrings:minio"] = $"Directory={store.Path}",
            ["Relay:Watch"] = "00:00:00.500",
            ["Queue:ClaimAfter"] = "00:00:02",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Services.AddMetrics();
        builder.Services.AddLogging(logging => logging.AddProvider(new TestLogger()));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddRedisClient("redis");
        builder.AddRecordingQueue();
        builder.AddObjectStore();
        builder.AddEventRelay();
        return new(builder.Build());
    }

    public IConnectionMultiplexer Redis => Get<IConnectionMultiplexer>();

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>A recording that was accepted, worked on and committed with a report which gives this event.</summary>
    public async Task<string> FinishAsync(SpeechAnalyzed speech, Activity? trace = null, string said = Reports.SpokenWord)
    {
        var claimed = await ClaimAsync(speech, trace);
        var key = await WriteReportAsync(speech, claimed.Attempt, said);
        Assert.True(await Get<RecordingQueue>().CommitAsync(claimed, key, null, [], Ct));
        return key;
    }

    /// <summary>The result of a recording that was deleted before the relay came to it: its report is still there.</summary>
    public async Task EndAsync(SpeechAnalyzed speech)
    {
        var result = new RecordingResult { Task = Reports.Task(speech), Outcome = RecordingState.Done, ReportKey = await WriteReportAsync(speech, attempt: 1), Attempt = 1 };
        await Redis.GetDatabase().StreamAddAsync(StreamNames.Results, "json", JsonSerializer.Serialize(result, ContractsJson.Default.RecordingResult));
    }

    public async Task RefuseAsync(SpeechAnalyzed speech)
    {
        var claimed = await ClaimAsync(speech, null);
        Assert.True(await Get<RecordingQueue>().CommitAsync(claimed, null, new("no-audio", "Nothing was heard."), [], Ct));
    }

    public async Task<string> WriteReportAsync(SpeechAnalyzed speech, int attempt, string said = Reports.SpokenWord)
    {
        var task = Reports.Task(speech);
        var key = ObjectKeys.Report(task.Learner, task.Recording, attempt);
        await Get<IObjectStore>().WriteJsonAsync(key, Reports.Of(speech, said), ContractsJson.Default.StoredReport, Ct);
        return key;
    }

    /// <summary>Waits until every result has been acknowledged by the relay.</summary>
    public Task RelayedAsync(TimeSpan within) => Eventually.TrueAsync("the relay has acknowledged every result", async () =>
    {
        var groups = await Redis.GetDatabase().StreamGroupInfoAsync(StreamNames.Results);
        return groups.Any(group => group is { Name: GroupNames.Events, PendingMessageCount: 0, Lag: 0 });
    }, within);

    public async Task<string> IncarnationAsync() => (await Redis.GetDatabase().StringGetAsync(RedisKeys.EventLogIncarnation)).ToString();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    async Task<ClaimedRecording> ClaimAsync(SpeechAnalyzed speech, Activity? trace)
    {
        using var upload = trace?.Start();
        Assert.Equal(Acceptance.Accepted, await Get<RecordingQueue>().AcceptAsync(Reports.Task(speech), Ct));
        var claimed = await Get<RecordingQueue>().ClaimAsync("test", Ct);
        Assert.NotNull(claimed);
        return claimed;
    }
}
