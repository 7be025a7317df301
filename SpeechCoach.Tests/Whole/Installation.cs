using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Whole;

/// <summary>The services as real processes around real servers, each to be started, stopped and killed by itself.</summary>
sealed class Installation : IAsyncDisposable
{
    readonly TemporaryFolder data = new();
    readonly List<TestProcess> processes = [];
    readonly Dictionary<string, string?> environment;
    readonly IHost host;

    Installation(RedisServer redis, LocalBrokerServer broker, IEnumerable<(string Key, string Value)> settings)
    {
        (Redis, Broker) = (redis, broker);
        environment = new Dictionary<string, string?>
        {
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["ConnectionStrings__redpanda"] = broker.BootstrapServers,
            ["ConnectionStrings__minio"] = $"Directory={Path.Combine(data.Path, "store")}",
            ["Identity__Secret"] = new string('s', 48),
            ["Queue__ClaimAfter"] = "00:00:02",
            ["Queue__RetryAfter"] = "00:00:00.2",
            ["Recognition__Engines__0"] = "pocketsphinx",
            // Tests ask far more often than a learner does.
            ["RateLimits__Requests"] = "1000000",
        };
        foreach (var (key, value) in settings) environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ConnectionStrings:minio"] = environment["ConnectionStrings__minio"];
        builder.Services.AddSingleton(TimeProvider.System).AddLogging();
        builder.AddObjectStore();
        host = builder.Build();
    }

    public RedisServer Redis { get; }

    public LocalBrokerServer Broker { get; }

    /// <summary>The store that the services share.</summary>
    public IObjectStore Store => host.Services.GetRequiredService<IObjectStore>();

    /// <summary>The servers; services are started one by one, with these settings beside those that every test needs.</summary>
    public static async Task<Installation> StartAsync(params (string Key, string Value)[] settings)
    {
        var redis = new RedisServer();
        await redis.InitializeAsync();
        var broker = new LocalBrokerServer();
        await broker.InitializeAsync();
        return new Installation(redis, broker, settings);
    }

    /// <summary>What every service is started with.</summary>
    public IReadOnlyDictionary<string, string?> Environment => environment;

    /// <summary>Starts a command of the worker's program.</summary>
    public TestProcess StartCommand(string name)
    {
        var process = TestProcess.StartProject("SpeechCoach.Worker", [name], environment);
        lock (processes) processes.Add(process);
        return process;
    }

    /// <summary>A client of a new API instance.</summary>
    public async Task<HttpClient> StartApiAsync()
    {
        var (_, port) = await StartServiceAsync("SpeechCoach.Api");
        return new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    public async Task<TestProcess> StartWorkerAsync() => (await StartServiceAsync("SpeechCoach.Worker")).Process;

    public async Task<TestProcess> StartAnalyticsAsync() => (await StartServiceAsync("SpeechCoach.Analytics")).Process;

    public async Task<IConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(Redis.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes) await process.DisposeAsync();
        await Broker.DisposeAsync();
        await Redis.DisposeAsync();
        host.Dispose();
        data.Dispose();
    }

    /// <summary>
    /// Starts a service as on a machine of its own: in a network from which it reaches Redis and the object store and nothing else, with a temporary
    /// folder that nobody else sees. Everything else that it can write to is in the servers.
    /// </summary>
    public async Task<TestProcess> StartApartAsync(string project, PrivateNetwork network, int storePort)
    {
        var port = FreePort.Next();
        network.Open(Redis.Port);
        network.Open(storePort);
        // Where loopback was, our end of the cable is.
        var apart = environment.ToDictionary(setting => setting.Key, setting => setting.Value?.Replace("127.0.0.1", network.Ours.ToString(), StringComparison.Ordinal));
        apart["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://{network.Theirs}:{port}");
        var process = TestProcess.Start(
            "nsenter",
            [
                $"--net=/run/netns/{network.Name}", "--", "unshare", "--mount", "--", "sh", "-c",
                "mount -t tmpfs tmpfs /tmp && mount -t tmpfs tmpfs /var/tmp && exec dotnet \"$0\"", Repository.BuiltAssembly(project),
            ],
            Repository.Folder(project),
            apart);
        lock (processes) processes.Add(process);
        await process.PortAsync(port, at: network.Theirs);
        return process;
    }

    /// <summary>Starts a service on a port, any free one where none is given, and waits until it listens.</summary>
    public async Task<(TestProcess Process, int Port)> StartServiceAsync(string project, int? onPort = null, TimeSpan? within = null)
    {
        var port = onPort ?? FreePort.Next();
        var process = TestProcess.StartProject(project, [], new Dictionary<string, string?>(environment)
        {
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["OTEL_SERVICE_NAME"] = project,
        });
        lock (processes) processes.Add(process);
        await process.PortAsync(port, within);
        return (process, port);
    }
}
