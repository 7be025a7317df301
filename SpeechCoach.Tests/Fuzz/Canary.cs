using System.Net;
using System.Net.Sockets;
using SpeechCoach.Tests.Chaos;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Fuzz;

/// <summary>A recording that nothing may read and a port to which nothing may connect; each tells when it happens.</summary>
sealed class Canary : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly FileSystemWatcher watcher;
    int read, connected;

    public Canary()
    {
        FilePath = Path.Combine(folder.Path, "canary.wav");
        File.WriteAllBytes(FilePath, NumberedSound.Wav(1000));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Path, (UnixFileMode)0x1ED);
        watcher = new(folder.Path) { NotifyFilter = NotifyFilters.LastAccess, EnableRaisingEvents = true };
        watcher.Changed += (_, _) => Interlocked.Increment(ref read);
        listener.Start();
        _ = AcceptAsync();
    }

    public string FilePath { get; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool WasRead => Volatile.Read(ref read) > 0;

    public bool WasCalled => Volatile.Read(ref connected) > 0;

    /// <summary>That it would have told: reads and calls it itself.</summary>
    public async Task SingAsync()
    {
        await File.ReadAllBytesAsync(FilePath);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await Eventually.TrueAsync("the canary has noticed", () => WasRead && WasCalled, TestProcess.Patience);
    }

    public void Dispose()
    {
        watcher.Dispose();
        listener.Dispose();
        folder.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref connected);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
