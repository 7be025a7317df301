using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker.Pipeline;

public sealed class AwayStoreTests(RedisServer server) : IClassFixture<RedisServer>, IDisposable
{
    static readonly TimeSpan patience = TestProcess.Patience;
    readonly TemporaryFolder folder = new();
    readonly HeardLog log = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Store => Path.Combine(folder.Path, "store");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task However_long_the_store_is_away_nothing_that_was_accepted_is_given_up()
    {
        using var host = Host();
        var (queue, task) = (host.Services.GetRequiredService<RecordingQueue>(), SomeRecording.ByAnyone());
        await using (var sound = File.OpenRead(Recordings.Path("clips/azure_whatstheweatherlike.wav")))
            await host.Services.GetRequiredService<IObjectStore>().PutAsync(task.AudioKey, sound, "audio/wav", Ct);
        Directory.Move(Store, $"{Store}-away");
        await queue.AcceptAsync(task, Ct);

        await host.StartAsync(Ct);
        await Eventually.TrueAsync("it was tried more often than a recording may fail", async () =>
            await StatusAsync() is { State: RecordingState.Dead } or { Attempt: > 4 }, patience);
        Directory.Move($"{Store}-away", Store);

        await Eventually.TrueAsync("it has ended", async () => (await StatusAsync()).IsFinal, patience);
        Assert.Equal(RecordingState.Done, (await StatusAsync()).State);
        await host.StopAsync(Ct);
        Assert.Contains("The recording is done", log.Messages);

        async Task<RecordingStatus> StatusAsync() => await queue.FindAsync(task.Recording, Ct) ?? throw new InvalidOperationException("It is not known.");
    }

    [Fact]
    public async Task A_recording_that_the_store_does_not_have_is_given_up()
    {
        using var host = Host();
        var (queue, task) = (host.Services.GetRequiredService<RecordingQueue>(), SomeRecording.ByAnyone());
        await queue.AcceptAsync(task, Ct);

        await host.StartAsync(Ct);

        await Eventually.TrueAsync("it is given up", async () => await queue.FindAsync(task.Recording, Ct) is { State: RecordingState.Dead }, patience);
        await host.StopAsync(Ct);
    }

    IHost Host()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = server.ConnectionString,
            ["ConnectionStrings:minio"] = $"Directory={Store}",
            ["Recognition:Engines:0"] = "none",
            ["Queue:MaxDeliveries"] = "2",
            ["Queue:RetryAfter"] = "00:00:00.020",
            ["Queue:RetryAtMost"] = "00:00:00.100",
            ["Queue:Sweep"] = "00:00:00.050",
        });
        builder.Logging.AddProvider(new TestLogger()).AddProvider(log);
        builder.AddRedisClient("redis");
        builder.AddObjectStore();
        builder.AddAnalysis();
        builder.AddPipeline();
        return builder.Build();
    }
}
