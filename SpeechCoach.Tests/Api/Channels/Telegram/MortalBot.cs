using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>The API as a process of its own beside a Telegram that outlives it.</summary>
sealed class MortalBot(RedisServer server) : IAsyncDisposable
{
    readonly TemporaryFolder folder = new();
    IHost? host;
    TestProcess? api;

    public EmulatorInstance Telegram { get; } = new();

    public IConnectionMultiplexer Redis { get; private set; } = null!;

    public RecordingQueue Queue { get; private set; } = null!;

    public TestWorker Worker => new(Queue, host!.Services.GetRequiredService<IObjectStore>());

    public async Task StartAsync()
    {
        Redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await Redis.GetDatabase().ExecuteAsync("FLUSHALL");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ConnectionStrings:minio"] = Store;
        builder.Services.AddSingleton(TimeProvider.System).AddLogging();
        builder.AddObjectStore();
        host = builder.Build();
        Queue = new RecordingQueue(Redis, Options.Create(new QueueOptions()));
        await AgainAsync();
    }

    /// <summary>A new process, which remembers nothing.</summary>
    public async Task AgainAsync()
    {
        var port = FreePort.Next();
        api = TestProcess.StartProject("SpeechCoach.Api", [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["ConnectionStrings__redis"] = server.ConnectionString,
            ["ConnectionStrings__minio"] = Store,
            ["Identity__Secret"] = new string('s', 48),
            ["Telegram__Token"] = BotWorld.Token,
            ["Telegram__ApiAddress"] = Telegram.Address.ToString(),
            ["Telegram__Poll"] = "00:00:02",
            ["Telegram__ClaimAfter"] = "00:00:01",
        });
        await api.PortAsync(port);
    }

    public Task KillAsync() => api!.KillAsync();

    /// <summary>Answers the exit code.</summary>
    public Task<int> StopAsync() => api!.StopAsync(TestProcess.Patience);

    public async ValueTask DisposeAsync()
    {
        if (api is not null) await api.DisposeAsync();
        await Telegram.DisposeAsync();
        host?.Dispose();
        if (Redis is not null) await Redis.DisposeAsync();
        folder.Dispose();
    }

    string Store => $"Directory={Path.Combine(folder.Path, "store")}";
}
