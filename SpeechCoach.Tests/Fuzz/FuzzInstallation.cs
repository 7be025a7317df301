using System.Security.Cryptography;
using System.Text;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Whole;

namespace SpeechCoach.Tests.Fuzz;

/// <summary>One api and one worker that strangers send to.</summary>
public sealed class FuzzInstallation : IAsyncLifetime
{
    public const string Key = "fuzz-key";

    internal Installation Servers { get; private set; } = null!;

    internal TestProcess Worker { get; private set; } = null!;

    public HttpClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Servers = await Installation.StartAsync(
            ("Recognition:Engines:0", "none"), ("ApiKeys:0:Name", "fuzz"), ("ApiKeys:0:Hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))),
            ("RateLimits:UploadsPerKey", "1000000"), ("Logging:LogLevel:Default", "Warning"), ("Analysis:TranscribeTimeout", "00:00:20"),
            ("Analysis:MeasureTimeout", "00:00:45"), ("Analysis:CoachTimeout", "00:00:15"), ("Pipeline:AttemptTimeout", "00:02:00"));
        Api = await Servers.StartApiAsync();
        Api.DefaultRequestHeaders.Add("X-Api-Key", Key);
        Worker = await Servers.StartWorkerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        if (Servers is not null) await Servers.DisposeAsync();
    }
}
