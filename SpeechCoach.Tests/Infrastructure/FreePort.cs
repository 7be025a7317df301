using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>
/// Ports for servers that must be told theirs. Below the range from which the system takes ports for outgoing
/// connections, so that none of those lands on a server's port while the server is down between two starts.
/// </summary>
static class FreePort
{
    const int First = 15000;
    const int Last = 32000;

    static readonly ConcurrentDictionary<int, bool> given = new();

    public static int Next()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port) && given.TryAdd(port, true)) return port;
        }
        throw new InvalidOperationException($"No free port between {First} and {Last}.");
    }

    static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
