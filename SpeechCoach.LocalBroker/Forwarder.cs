using System.Net;
using System.Net.Sockets;

namespace SpeechCoach.LocalBroker;

/// <summary>Passes every connection of a fixed port on to the broker's own, random one.</summary>
sealed class Forwarder : IDisposable
{
    readonly TcpListener listener;

    Forwarder(TcpListener listener) => this.listener = listener;

    /// <exception cref="SocketException">The port is taken.</exception>
    public static Forwarder Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return new Forwarder(listener);
    }

    public async Task RunAsync(int brokerPort, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ct);
                _ = PassOnAsync(client, brokerPort, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }

    public void Dispose() => listener.Dispose();

    // Nobody awaits a connection: whatever ends it on one side, closing both is the whole answer.
    static async Task PassOnAsync(TcpClient client, int brokerPort, CancellationToken ct)
    {
        using var near = client;
        using var far = new TcpClient();
        near.NoDelay = far.NoDelay = true;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, brokerPort, ct);
            var there = near.GetStream().CopyToAsync(far.GetStream(), ct);
            var back = far.GetStream().CopyToAsync(near.GetStream(), ct);
            await await Task.WhenAny(there, back);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client notices and reconnects.
        }
    }
}
