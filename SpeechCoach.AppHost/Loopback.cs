namespace SpeechCoach.AppHost;

static class Loopback
{
    /// <summary>What this process and all below it say to this machine goes past the proxy that the environment may name.</summary>
    public static void PassProxies()
    {
        var others = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY");
        Environment.SetEnvironmentVariable("no_proxy", $"127.0.0.1,localhost,{others}");
    }
}
