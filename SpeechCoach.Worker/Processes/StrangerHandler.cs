using System.Net;

namespace SpeechCoach.Worker;

/// <summary>How servers of others are spoken to that get a learner's speech: the key and the speech go to the address configured and nowhere else.</summary>
static class StrangerHandler
{
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
