using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SpeechCoach.Benchmarks;

/// <summary>The product, or the emulator alone, as processes that end with the run.</summary>
sealed class RunningProduct : IAsyncDisposable
{
    public const string Token = "1:emulator";
    const string Ready = "[telegram] ready at ";

    static readonly TimeSpan patience = TimeSpan.FromMinutes(3);
    readonly Process process;

    RunningProduct(Process process) => this.process = process;

    public required Uri Api { get; init; }

    public required Uri Telegram { get; init; }

    public static async Task<RunningProduct> StartAsync(string root, string configuration, string data, int workers)
    {
        var api = Port();
        var found = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Start(
            root, configuration, "SpeechCoach.AppHost",
            [
                "--infrastructure=native", Setting("Ports:Api", api), Setting("Ports:Redis", Port()), Setting("Ports:Redpanda", Port()), Setting("Ports:Minio", Port()),
                Setting("Workers", workers), $"--DataDirectory={data}",
            ],
            // Nobody is told to wait here: the workers are to be kept busy.
            new() { ["RateLimits__Requests"] = "1000000", ["RateLimits__UploadsPerLearner"] = "1000000", ["RateLimits__UploadsPerNewcomerAddress"] = "1000000" },
            line =>
            {
                if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at) found.TrySetResult(new Uri(line[(at + Ready.Length)..].Trim()));
            });
        var product = new RunningProduct(process) { Api = Local(api), Telegram = await found.Task.WaitAsync(patience) };
        await HealthyAsync(product.Api);
        return product;
    }

    public static async Task<RunningProduct> StartEmulatorAsync(string root, string configuration)
    {
        var address = Local(Port());
        var process = Start(root, configuration, "SpeechCoach.TelegramEmulator", [], new() { ["ASPNETCORE_URLS"] = address.ToString(), ["Emulator__Token"] = Token }, _ => { });
        await HealthyAsync(address);
        return new(process) { Api = address, Telegram = address };
    }

    public async ValueTask DisposeAsync()
    {
        using (var end = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await end.WaitForExitAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    static Process Start(string root, string configuration, string project, string[] arguments, Dictionary<string, string> environment, Action<string> line)
    {
        var folder = Path.Combine(root, project);
        var start = new ProcessStartInfo("setpriv") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = ["--pdeathsig", "TERM", "--", "dotnet", Path.Combine(folder, "bin", configuration, "net10.0", $"{project}.dll"), .. arguments];
        foreach (var argument in all) start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start.");
        process.OutputDataReceived += (_, e) => line(e.Data ?? "");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    static async Task HealthyAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < patience; await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It has not come up yet.
            }
        }

        throw new TimeoutException($"{address} has not become healthy.");
    }

    static Uri Local(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    static string Setting(string key, int value) => string.Create(CultureInfo.InvariantCulture, $"--{key}={value}");

    static int Port()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
