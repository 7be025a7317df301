using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>
/// A real Redis with the settings of production: every write is on disk before its answer. Its data survive
/// <see cref="KillAsync"/> and <see cref="RestartAsync"/>, and go with the fixture.
/// </summary>
public sealed class RedisServer : IAsyncLifetime
{
    readonly TemporaryFolder data = new();
    TestProcess? process;

    public int Port { get; } = FreePort.Next();

    /// <summary>For StackExchange.Redis, which then keeps trying while the server is away. Asking for it skips the test where there is no Redis.</summary>
    public string ConnectionString
    {
        get
        {
            Requirement.Program("redis-server");
            return $"127.0.0.1:{Port},abortConnect=false";
        }
    }

    // A fixture that throws fails its tests; only a test can skip itself, so a missing program is left to ConnectionString.
    public async ValueTask InitializeAsync()
    {
        if (Requirement.Has("redis-server")) await StartAsync();
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => Running.KillAsync();

    /// <summary>SIGTERM: Redis flushes its files and ends.</summary>
    public Task StopAsync() => Running.StopAsync();

    /// <summary>SIGSTOP: connections stay open and nothing answers, until <see cref="Continue"/>.</summary>
    public void Pause() => Running.Signal(UnixSignal.Stop);

    public void Continue() => Running.Signal(UnixSignal.Continue);

    /// <summary>Starts the server again on the same port with the same data, killing it first if it still runs.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await Running.DisposeAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        data.Dispose();
    }

    TestProcess Running => process ?? throw new InvalidOperationException("Redis has not been started.");

    async Task StartAsync()
    {
        string[] arguments =
        [
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", data.Path,
            "--appendonly", "yes", "--appendfsync", "always", "--save", "",
        ];
        process = TestProcess.Start("redis-server", arguments);
        await Eventually.TrueAsync($"Redis answers on {Port}", AnswersAsync, TestProcess.Patience);
    }

    // PONG, not only a connection: while it loads its file, Redis accepts and refuses commands.
    async ValueTask<bool> AnswersAsync()
    {
        if (Running.HasExited) throw new InvalidOperationException($"Redis ended:\n{Running.Output.Text}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadLineAsync() == "+PONG";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
