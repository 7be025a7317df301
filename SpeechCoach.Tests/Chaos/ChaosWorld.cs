using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Whole;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Chaos;

/// <summary>The product as processes that may all die, around a Telegram that does not.</summary>
sealed class ChaosWorld : IAsyncDisposable
{
    public const string Key = "chaos-key";
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan glance = TimeSpan.FromMilliseconds(200);

    readonly Installation installation;
    readonly TestProcess telegram;

    ChaosWorld(Installation installation, TestProcess telegram, int telegramPort, IConnectionMultiplexer redis)
    {
        (this.installation, this.telegram, Redis) = (installation, telegram, redis);
        Learners = new HttpClient { BaseAddress = Address(telegramPort) };
        ApiPorts = [FreePort.Next(), FreePort.Next()];
        Victims =
        [
            .. ApiPorts.Select(port => Service("api", "SpeechCoach.Api", port)),
            Service("worker", "SpeechCoach.Worker", FreePort.Next()), Service("worker", "SpeechCoach.Worker", FreePort.Next()),
            Service("analytics", "SpeechCoach.Analytics", FreePort.Next()),
            new("redis", async () => { await installation.Redis.RestartAsync(); return null; }, installation.Redis.KillAsync, () => null),
            new("broker", async () => { await installation.Broker.RestartAsync(); return null; }, installation.Broker.KillAsync, () => null),
        ];
    }

    /// <summary>The learners' side of Telegram.</summary>
    public HttpClient Learners { get; }

    public IReadOnlyList<int> ApiPorts { get; }

    public IReadOnlyList<Victim> Victims { get; }

    /// <summary>The test's own connection.</summary>
    public IConnectionMultiplexer Redis { get; }

    public IObjectStore Store => installation.Store;

    public static async Task<ChaosWorld> StartAsync(int recordings)
    {
        var port = FreePort.Next();
        var address = Address(port).ToString();
        var telegram = TestProcess.StartProject("SpeechCoach.TelegramEmulator", [], new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = address });
        await telegram.PortAsync(port, patience);
        var installation = await Installation.StartAsync(
            ("Recognition:Engines:0", "none"),
            ("Telegram:Token", "7:chaos"), ("Telegram:ApiAddress", address), ("Telegram:Poll", "00:00:01"), ("Telegram:ClaimAfter", "00:00:02"),
            ("ApiKeys:0:Name", "chaos"), ("ApiKeys:0:Hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))),
            ("RateLimits:UploadsPerKey", "1000000"), ("Telegram:MaxDeliveries", "100"), ("Queue:History", "500"),
            ("Queue:HourlyPerLearner", recordings.ToString(CultureInfo.InvariantCulture)),
            ("Relay:Watch", "00:00:02"), ("Logging:LogLevel:Default", "Warning"),
            // Most of the processor's time goes into starting services again.
            ("DOTNET_TieredPGO", "0"));
        var world = new ChaosWorld(installation, telegram, port, await installation.ConnectAsync());
        await Task.WhenAll(world.Victims.Where(victim => victim.Name is not ("redis" or "broker")).Select(victim => victim.StartAsync()));
        return world;
    }

    /// <summary>Until cancelled; fails when a service ends that nobody killed.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var victim in Victims) victim.MustLive();
            await Task.Delay(glance, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Learners.Dispose();
        await Redis.DisposeAsync();
        await installation.DisposeAsync();
        await telegram.DisposeAsync();
    }

    Victim Service(string name, string project, int port) =>
        Victim.Service((what, where) => installation.StartServiceAsync(what, where, patience), name, project, port);

    public static Uri Address(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
}
