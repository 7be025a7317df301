using System.Globalization;
using System.Net;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Whole;

/// <summary>The whole product as its AppHost starts it, on ports and data of its own.</summary>
sealed class Product : IAsyncDisposable
{
    readonly CookieContainer cookies = new();
    readonly TestProcess appHost;

    Product(TestProcess appHost, int port)
    {
        this.appHost = appHost;
        // A learner's program traces nothing, whatever other tests of this process listen to.
        Api = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, ActivityHeadersPropagator = null }) { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    public HttpClient Api { get; }

    /// <summary>The cookie by which the API knows this sender again.</summary>
    public string LastCookie => cookies.GetCookieHeader(Api.BaseAddress!);

    public string Output => appHost.Output.Text;

    public IReadOnlyList<(int Id, string Command)> Processes => ProcessTree.Below(appHost.Id);

    public IEnumerable<int> Workers => Processes.Where(process => process.Command.EndsWith("SpeechCoach.Worker.dll", StringComparison.Ordinal)).Select(process => process.Id);

    public static async Task<Product> StartAsync(string data, int workers = 2, string? otlp = null, params string[] more)
    {
        var port = FreePort.Next();
        var appHost = TestProcess.StartProject(
            "SpeechCoach.AppHost",
            [
                "--infrastructure", "native", Setting("Ports:Api", port), Setting("Ports:Redis", FreePort.Next()),
                Setting("Ports:Redpanda", FreePort.Next()), $"--DataDirectory={data}", Setting("Workers", workers), .. more,
            ],
            new Dictionary<string, string?>
            {
                // Tests ask far more often than a learner does.
                ["RateLimits__Requests"] = "1000000",
                // What stays on this machine must not go to a proxy.
                ["http_proxy"] = "http://127.0.0.1:9",
                ["no_proxy"] = null,
                ["NO_PROXY"] = null,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            });
        var product = new Product(appHost, port);
        await Eventually.TrueAsync("the API is healthy", product.IsHealthyAsync, TimeSpan.FromMinutes(2));
        return product;
    }

    /// <summary>A client of the Telegram emulator, whose port is any free one.</summary>
    public async Task<HttpClient> TelegramAsync()
    {
        const string ready = "[telegram] ready at ";
        var line = await appHost.LineAsync(ready);
        return new HttpClient { BaseAddress = new Uri(line[(line.IndexOf(ready, StringComparison.Ordinal) + ready.Length)..]) };
    }

    /// <summary>Ctrl-C, as a terminal sends it.</summary>
    public async Task<int> StopAsync()
    {
        appHost.Signal(UnixSignal.Interrupt);
        return await appHost.ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await appHost.StopAsync(TestProcess.Patience);
        await appHost.DisposeAsync();
    }

    async ValueTask<bool> IsHealthyAsync()
    {
        if (appHost.HasExited) Assert.Fail($"The AppHost ended:\n{Output}");
        try
        {
            using var answer = await Api.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static string Setting(string key, int value) => string.Create(CultureInfo.InvariantCulture, $"--{key}={value}");
}
