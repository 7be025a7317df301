using System.Net;

namespace SpeechCoach.Storage;

/// <summary>How servers of others are spoken to that get a learner's speech: the key and the speech go to the address configured and nowhere else.</summary>
public static class StrangerHandler
{
    /// <summary>A handler for one client, which disposes it.</summary>
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
