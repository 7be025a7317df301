using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SpeechCoach.Contracts;

namespace SpeechCoach.Benchmarks;

/// <summary>A Redis with the settings of production and a broker, empty both, on ports of their own; they end with this process.</summary>
sealed class BenchServers : IDisposable
{
    readonly List<Process> processes = [];
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("speech-coach-bench-");

    BenchServers(int redis, int broker)
    {
        Start("redis-server", "--port", Text(redis), "--bind", "127.0.0.1", "--dir", data.FullName, "--appendonly", "yes", "--appendfsync", "always", "--save", "");
        var topics = TopicNames.All.SelectMany(topic => new[] { "--topic", $"{topic.Name}:{Text(topic.Partitions)}" });
        // Built beside this program, in the same configuration.
        var dll = Path.Combine(AppContext.BaseDirectory.Replace("SpeechCoach.Benchmarks", "SpeechCoach.LocalBroker", StringComparison.Ordinal), "SpeechCoach.LocalBroker.dll");
        Start("dotnet", [dll, "--port", Text(broker), .. topics]);
        (Redis, Broker) = ($"127.0.0.1:{Text(redis)},abortConnect=false,allowAdmin=true", $"127.0.0.1:{Text(broker)}");
    }

    public static async Task<BenchServers> StartAsync()
    {
        var (redis, broker) = (FreePort(), FreePort());
        var servers = new BenchServers(redis, broker);
        await Task.WhenAll(AcceptsAsync(redis), AcceptsAsync(broker));
        return servers;
    }

    public string Redis { get; }

    public string Broker { get; }

    public void Dispose()
    {
        foreach (var process in processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        data.Delete(recursive: true);
    }

    void Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("setpriv") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--pdeathsig", "KILL", "--", program, .. arguments]) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        processes.Add(process);
    }

    static async Task AcceptsAsync(int port)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (clock.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
