using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>
/// Finds ports that nobody listens on. Below the ephemeral range, so that no client's socket takes one before the
/// started program binds it; each start begins its search elsewhere, so that two AppHosts seldom meet.
/// </summary>
sealed class Ports
{
    const int First = 20000;
    const int Count = 12000;
    readonly HashSet<int> given = [];
    readonly int offset = Random.Shared.Next(Count);

    public void Reserve(int port) => given.Add(port);

    public int Next()
    {
        for (var i = 0; i < Count; i++)
        {
            var port = First + (offset + i) % Count;
            if (IsFree(port) && given.Add(port))
                return port;
        }

        throw new DistributedApplicationException($"No port from {First} to {First + Count - 1} is free.");
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
