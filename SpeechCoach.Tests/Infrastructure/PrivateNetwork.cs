using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>
/// A network namespace whose only way out is one cable to us, with nothing at its other end but the doors that are opened: each leads to one server
/// of this machine. Takes root.
/// </summary>
sealed class PrivateNetwork : IAsyncDisposable
{
    static int made;

    readonly CancellationTokenSource closing = new();
    readonly List<TcpListener> doors = [];
    readonly List<Task> passing = [];

    PrivateNetwork(string name, IPAddress ours, IPAddress theirs) => (Name, Ours, Theirs) = (name, ours, theirs);

    /// <summary>The namespace, for <c>ip netns</c>.</summary>
    public string Name { get; }

    /// <summary>Our end of the cable.</summary>
    public IPAddress Ours { get; }

    /// <summary>Its end, where we reach what listens in there.</summary>
    public IPAddress Theirs { get; }

    public static async Task<PrivateNetwork> CreateAsync()
    {
        if (!Environment.IsPrivilegedProcess) Requirement.Missing("A network of its own takes root.");
        Requirement.Program("ip");
        var number = Interlocked.Increment(ref made);
        // Two addresses each of 198.18.0.0/15, which is for tests and routed nowhere.
        var pair = ((Environment.ProcessId % 8000) * 4) + (number % 8 * 32_768);
        IPAddress Address(int last) => new(new byte[] { 198, (byte)(18 + ((pair >> 16) & 1)), (byte)(pair >> 8), (byte)((pair & 0xFC) + last) });
        var name = string.Create(CultureInfo.InvariantCulture, $"sc{Environment.ProcessId % 1_000_000}-{number}");
        var network = new PrivateNetwork(name, Address(1), Address(2));
        try
        {
            await IpAsync("netns", "add", name);
            await IpAsync("link", "add", name, "type", "veth", "peer", "name", "out", "netns", name);
            await IpAsync("address", "add", $"{network.Ours}/30", "dev", name);
            await IpAsync("link", "set", name, "up");
            await IpAsync("-n", name, "link", "set", "lo", "up");
            await IpAsync("-n", name, "address", "add", $"{network.Theirs}/30", "dev", "out");
            await IpAsync("-n", name, "link", "set", "out", "up");
            return network;
        }
        catch (InvalidOperationException e)
        {
            if (File.Exists($"/run/netns/{name}")) await network.DisposeAsync();
            Requirement.Missing($"This machine lets nobody make a network: {e.Message}");
            throw;
        }
    }

    /// <summary>Opens a door to a server on 127.0.0.1; in there it is on our end of the cable, on the same port.</summary>
    public void Open(int port)
    {
        var door = new TcpListener(Ours, port);
        door.Start();
        doors.Add(door);
        passing.Add(AcceptAsync(door, port));
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        foreach (var door in doors) door.Dispose();
        await Task.WhenAll(passing);
        closing.Dispose();
        // The cable goes with it.
        await IpAsync("netns", "delete", Name);
    }

    async Task AcceptAsync(TcpListener door, int port)
    {
        List<Task> open = [];
        try
        {
            while (true) open.Add(PassAsync(await door.AcceptTcpClientAsync(closing.Token), port));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    async Task PassAsync(TcpClient caller, int port)
    {
        using var server = new TcpClient();
        using (caller)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, port, closing.Token);
                await Task.WhenAny(CopyAsync(caller, server), CopyAsync(server, caller));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // The server is away, or the test is over.
            }
        }
    }

    async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), closing.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One of them has hung up.
        }
    }

    static async Task IpAsync(params string[] arguments)
    {
        using var process = ProcessLauncher.Launch(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true });
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {error.Trim()}");
    }
}
