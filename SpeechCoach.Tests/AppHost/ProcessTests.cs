using System.Globalization;
using System.Security.Cryptography;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Offline;

namespace SpeechCoach.Tests.AppHost;

/// <summary>The AppHost as a process, with native servers of its own and all services.</summary>
public sealed class ProcessTests : IDisposable
{
    static readonly TimeSpan Start = TimeSpan.FromMinutes(2);
    readonly TemporaryFolder data = new();

    public ProcessTests()
    {
        StandIns.Require();
        Requirement.Program("redis-server");
    }

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData("Terminate")]
    [InlineData("Interrupt")]
    public async Task A_signal_stops_everything_within_seconds(string signal)
    {
        await using var host = Launch();
        await host.LineAsync("All is ready", Start);
        var line = await host.LineAsync("--data-binary '@recording.ogg' http://127.0.0.1:");
        Assert.Contains(" --noproxy '*' ", line, StringComparison.Ordinal);
        var processes = ProcessTree.Below(host.Id);
        Assert.Equal(6, processes.Count);

        host.Signal(Enum.Parse<UnixSignal>(signal));
        Assert.Equal(0, await host.ExitAsync());
        Assert.DoesNotContain(processes, process => ProcessTree.Exists(process.Id));
    }

    [Fact]
    public async Task Nothing_outlives_a_killed_host()
    {
        await using var host = Launch();
        await host.LineAsync("All is ready", Start);
        var processes = ProcessTree.Below(host.Id);
        Assert.Throws<IOException>(() => Hold().Dispose());
        await host.KillAsync();
        Hold().Dispose();
        await Eventually.TrueAsync("all are gone", () => !processes.Any(process => ProcessTree.Exists(process.Id)), TestProcess.Patience);
    }

    [Fact]
    public async Task A_killed_service_comes_back_at_its_address()
    {
        await using var host = Launch();
        var ready = await host.LineAsync("[api] ready at ", Start);
        var address = ready[ready.IndexOf("http", StringComparison.Ordinal)..];
        await host.LineAsync("All is ready", Start);
        var (api, _) = Assert.Single(ProcessTree.Below(host.Id), process => process.Command.Contains("SpeechCoach.Api.dll", StringComparison.Ordinal));

        UnixSignals.Send(api, UnixSignal.Kill);
        await host.LineAsync("[api] ended with exit code 137; starting again in 1 s");
        using var http = new HttpClient();
        await Eventually.TrueAsync("the new one is healthy", async () =>
        {
            try
            {
                return (await http.GetAsync(new Uri($"{address}/health"), TestContext.Current.CancellationToken)).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, Start);
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_is_refused_before_anything_starts()
    {
        using var first = Hold();
        await using var second = Launch();
        Assert.Equal(1, await second.ExitAsync());
        await second.LineAsync("--DataDirectory");
        Assert.DoesNotContain('\n', second.Output.Text);
    }

    FileStream Hold() => new(Path.Combine(data.Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    TestProcess Launch() => TestProcess.StartProject("SpeechCoach.AppHost", [
        "--infrastructure=native", $"--DataDirectory={data.Path}", "--Workers=1", Port("Api"), Port("Redis"), Port("Redpanda"),
        $"--Parameters:installation-secret={Secret()}", $"--Parameters:operations-key={Secret()}"],
        // What stays on this machine must not go to a proxy.
        new Dictionary<string, string?> { ["http_proxy"] = "http://127.0.0.1:9", ["no_proxy"] = null, ["NO_PROXY"] = null });

    static string Secret() => RandomNumberGenerator.GetHexString(64);

    static string Port(string name) => string.Create(CultureInfo.InvariantCulture, $"--Ports:{name}={FreePort.Next()}");
}
