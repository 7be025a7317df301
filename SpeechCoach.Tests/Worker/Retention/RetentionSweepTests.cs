using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;
using SpeechCoach.Worker.Retention;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Worker.Retention;

public sealed class RetentionSweepTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly TemporaryFolder folder = new(), second = new();
    readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    IHost host = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    IObjectStore Store => host.Services.GetRequiredService<IObjectStore>();

    RecordingQueue Queue => host.Services.GetRequiredService<RecordingQueue>();

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = server.ConnectionString,
            ["ConnectionStrings:minio"] = $"Directory={folder.Path}",
            ["Backup:Connection"] = $"Directory={second.Path}",
        });
        builder.Services.AddLogging().AddSingleton<TimeProvider>(clock);
        builder.AddRedisClient("redis");
        builder.AddRecordingQueue();
        builder.AddObjectStore();
        builder.AddBackupStore();
        builder.AddRetention();
        host = builder.Build();
        await host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().ExecuteAsync("FLUSHALL");
    }

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        folder.Dispose();
        second.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task After_a_month_the_sound_is_gone_and_the_report_stays()
    {
        var task = await FinishedAsync();
        var report = ObjectKeys.Report(task.Learner, task.Recording, 1);
        IObjectStore[] stores = [Store, host.Services.GetRequiredService<BackupStore>().Objects];
        foreach (var key in (string[])[task.AudioKey, report]) Assert.NotNull(await Store.CopyAsync(stores[1], key, Ct));

        await SweepAfterAsync(TimeSpan.FromDays(29));
        foreach (var store in stores) Assert.NotNull(await store.FindAsync(task.AudioKey, Ct));

        await SweepAfterAsync(TimeSpan.FromDays(2));

        foreach (var store in stores)
        {
            Assert.Null(await store.FindAsync(task.AudioKey, Ct));
            Assert.NotNull(await store.FindAsync(report, Ct));
        }
    }

    [Fact]
    public async Task What_a_crash_left_behind_is_gone_after_a_day_and_not_before()
    {
        var task = await FinishedAsync();
        var never = SomeRecording.ByAnyone();
        string[] orphans = [never.AudioKey, ObjectKeys.Audio(task.Learner, task.Recording, Guid.NewGuid()), ObjectKeys.Report(task.Learner, task.Recording, 2)];
        foreach (var orphan in orphans) await Store.WriteAsync(orphan, [1], Ct);
        var unfinished = Path.Combine(folder.Path, "@unfinished", "of-a-dead-process");
        await File.WriteAllBytesAsync(unfinished, [1], Ct);

        await SweepAfterAsync(TimeSpan.FromHours(20));
        foreach (var orphan in orphans) Assert.NotNull(await Store.FindAsync(orphan, Ct));
        await SweepAfterAsync(TimeSpan.FromHours(5));

        foreach (var orphan in orphans) Assert.Null(await Store.FindAsync(orphan, Ct));
        Assert.False(File.Exists(unfinished));
        Assert.NotNull(await Store.FindAsync(task.AudioKey, Ct));
        Assert.NotNull(await Store.FindAsync(ObjectKeys.Report(task.Learner, task.Recording, 1), Ct));
    }

    [Fact]
    public async Task Sound_that_still_waits_for_a_worker_and_sound_that_only_a_report_vouches_for_stay()
    {
        var waiting = SomeRecording.ByAnyone();
        await Store.WriteAsync(waiting.AudioKey, [1], Ct);
        await Queue.AcceptAsync(waiting, Ct);
        var forgotten = await FinishedAsync(claimFirst: true);
        await host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyDeleteAsync(RedisKeys.Recording(forgotten.Recording));

        await SweepAfterAsync(TimeSpan.FromDays(3));

        Assert.NotNull(await Store.FindAsync(waiting.AudioKey, Ct));
        Assert.NotNull(await Store.FindAsync(forgotten.AudioKey, Ct));
    }

    async Task SweepAfterAsync(TimeSpan time)
    {
        clock.Advance(time);
        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(Ct);
    }

    async Task<RecordingTask> FinishedAsync(bool claimFirst = false)
    {
        var task = SomeRecording.ByAnyone();
        await Store.WriteAsync(task.AudioKey, [1], Ct);
        await Queue.AcceptAsync(task, Ct);
        // What waits before it is somebody else's.
        if (claimFirst) await Queue.ClaimAsync("another", Ct);
        var claimed = (await Queue.ClaimAsync("worker", Ct))!;
        var key = ObjectKeys.Report(task.Learner, task.Recording, claimed.Attempt);
        await Store.WriteJsonAsync(key, new StoredReport(claimed.Task, SomeReport.WithEverything()), ContractsJson.Default.StoredReport, Ct);
        Assert.True(await Queue.CommitAsync(claimed, key, null, [], Ct));
        return task;
    }
}
