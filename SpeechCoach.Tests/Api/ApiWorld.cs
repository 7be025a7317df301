using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Api;

/// <summary>A real Redis, empty, a store on disk, and as many instances of the API on them as a test starts.</summary>
public sealed class ApiWorld(RedisServer server) : IAsyncDisposable
{
    public const string Key = "an integrator's key";
    public const string OperationsKey = "0123456789abcdef-operations";

    readonly TemporaryFolder folder = new();
    readonly List<ApiInstance> instances = [];
    readonly Dictionary<string, string> settings = new()
    {
        ["ConnectionStrings:redis"] = server.ConnectionString,
        ["ApiKeys:0:Name"] = "school",
        ["ApiKeys:0:Hash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
        ["Operations:Key"] = OperationsKey,
        ["Identity:Secret"] = "the secret of an installation that only tests",
        ["Queue:Sweep"] = "00:00:00.200",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
    };

    /// <summary>What every instance has besides its own.</summary>
    internal Action<IServiceCollection>? Services { get; init; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public IConnectionMultiplexer Redis { get; private set; } = null!;

    internal ApiInstance Api => instances[0];

    public RecordingQueue Queue => Api.Services.GetRequiredService<RecordingQueue>();

    public IObjectStore Store => Api.Services.GetRequiredService<IObjectStore>();

    internal TestWorker Worker => new(Queue, Store);

    public async Task StartAsync(params (string Key, string Value)[] more)
    {
        Redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await Redis.GetDatabase().ExecuteAsync("FLUSHALL");
        settings["ConnectionStrings:minio"] = $"Directory={folder.Path}";
        foreach (var (key, value) in more) settings[key] = value;
        Another();
    }

    /// <summary>One more instance on the same Redis and the same store.</summary>
    internal ApiInstance Another()
    {
        var instance = new ApiInstance(settings, Services);
        instances.Add(instance);
        return instance;
    }

    /// <summary>Objects that the store on disk has begun and not finished.</summary>
    public int Unfinished => Directory.GetFiles(Path.Combine(folder.Path, "@unfinished")).Length;

    /// <summary>What lies in the store under a prefix.</summary>
    public async Task<List<string>> ObjectsAsync(string prefix) =>
        await Store.ListAsync(prefix, Ct).Select(found => found.Key).ToListAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances) await instance.DisposeAsync();
        if (Redis is not null) await Redis.DisposeAsync();
        folder.Dispose();
    }
}
