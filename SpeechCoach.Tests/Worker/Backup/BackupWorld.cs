using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;
using SpeechCoach.Worker.Backup;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Worker.Backup;

/// <summary>A queue, a store, and a second one to which the worker's own part copies; whatever else a test wants happens as an object comes into the second.</summary>
sealed class BackupWorld : IAsyncDisposable
{
    static readonly byte[] sound = "audio"u8.ToArray();
    readonly TemporaryFolder first = new(), second = new();
    readonly IHost host;

    public BackupWorld(RedisServer server)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = server.ConnectionString,
            ["ConnectionStrings:minio"] = $"Directory={first.Path}",
            ["Backup:Connection"] = $"Directory={second.Path}",
            ["Backup:Every"] = "00:00:00.200",
        });
        builder.Services.AddLogging(logging => logging.AddProvider(new TestLogger())).AddSingleton(TimeProvider.System);
        builder.AddRedisClient("redis");
        builder.AddRecordingQueue();
        builder.AddObjectStore();
        builder.AddBackup();
        builder.Services.AddSingleton<Restorer>();
        Backup = TestObjectStore.Open($"Directory={second.Path}");
        builder.Services.Replace(ServiceDescriptor.Singleton(new BackupStore(new ObservedStore(Backup, key => Put(key)))));
        host = builder.Build();
    }

    public Func<string, Task> Put { get; set; } = _ => Task.CompletedTask;

    public IObjectStore Store => Get<IObjectStore>();

    public IObjectStore Backup { get; }

    public RecordingQueue Queue => Get<RecordingQueue>();

    public IDatabase Redis => Get<IConnectionMultiplexer>().GetDatabase();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>With a server that holds nothing.</summary>
    public async Task StartAsync()
    {
        await Redis.ExecuteAsync("FLUSHALL");
        await host.StartAsync(Ct);
    }

    public Task StopAsync() => host.StopAsync(Ct);

    /// <summary>A recording that is accepted, its sound in the store; another sound than was sent where that is asked for.</summary>
    public async Task<RecordingTask> AcceptedAsync(bool spoiled = false)
    {
        var task = SomeRecording.ByAnyone();
        await Store.WriteAsync(task.AudioKey, spoiled ? [1, 2, 3] : sound, Ct);
        Assert.Equal(Acceptance.Accepted, await Queue.AcceptAsync(task, Ct));
        return task;
    }

    /// <summary>What the second store holds of a recording.</summary>
    public async Task<List<string>> CopiesAsync(RecordingTask task) => await Backup.ListAsync("", Ct)
        .Select(found => found.Key).Where(key => key.Contains(task.Recording.ToString(), StringComparison.Ordinal)).ToListAsync(Ct);

    public Task CopiedAsync(RecordingTask task) => Eventually.TrueAsync(
        "it is copied", async () => await Backup.FindAsync(ObjectKeys.BackupTask(task), Ct) is not null, TestProcess.Patience);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        first.Dispose();
        second.Dispose();
    }
}
