using System.Globalization;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>
/// A real S3 API: OpenStack Swift with its s3api, the proxy and its three servers over one folder, with a memcached for the
/// sessions. It stores on disk by its own rules, knows multipart uploads, and is nobody's imitation.
/// </summary>
public sealed class SwiftServer : IAsyncLifetime
{
    // Four Python servers on a busy machine.
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    readonly TemporaryFolder folder = new();
    readonly List<TestProcess> processes = [];
    readonly SwiftConfiguration configuration;

    public SwiftServer() => configuration = new(folder.Path);

    /// <summary>In the form of the product's connection string <c>minio</c>.</summary>
    public string ConnectionString =>
        $"Endpoint=http://127.0.0.1:{configuration.ProxyPort};AccessKey={SwiftConfiguration.AccessKey};SecretKey={SwiftConfiguration.SecretKey}";

    /// <summary>The port of that endpoint.</summary>
    public int Port => configuration.ProxyPort;

    public async ValueTask InitializeAsync()
    {
        foreach (var program in SwiftConfiguration.Programs.Append("memcached")) Requirement.Program(program);
        await configuration.WriteAsync();
        Start("memcached", "-l", "127.0.0.1", "-p", Text(configuration.CachePort), "-U", "0", "-u", Environment.UserName);
        foreach (var program in SwiftConfiguration.Programs) Start(program, configuration.FileOf(program));

        foreach (var (process, port) in processes.Zip(configuration.Ports)) await process.PortAsync(port, patience);
        await Eventually.TrueAsync("Swift answers", AnswersAsync, patience);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes) await process.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>kill -9 of what answers; what is stored stays.</summary>
    public Task StopProxyAsync() => processes[^1].KillAsync();

    /// <summary>It answers again, on the same port.</summary>
    public async Task StartProxyAsync()
    {
        var program = SwiftConfiguration.Programs[^1];
        Start(program, configuration.FileOf(program));
        await processes[^1].PortAsync(configuration.ProxyPort, patience);
        await Eventually.TrueAsync("Swift answers", AnswersAsync, patience);
    }

    void Start(string program, params string[] arguments) => processes.Add(TestProcess.Start(program, arguments, folder.Path));

    async ValueTask<bool> AnswersAsync()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{configuration.ProxyPort}/healthcheck"));
        return answer.IsSuccessStatusCode;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
