using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Whole;

namespace SpeechCoach.Tests.Worker;

public sealed class ToolsHealthTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_without_ffmpeg_is_alive_but_not_ready_until_it_is_there()
    {
        using var bin = new TemporaryFolder();
        Link("dotnet", bin);
        await using var installation = await Installation.StartAsync(("PATH", bin.Path), ("Recognition:Engines:0", "none"));
        var (_, port) = await installation.StartServiceAsync("SpeechCoach.Worker");
        using var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };

        Assert.Equal(HttpStatusCode.OK, await AskAsync("/alive"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync("/health"));
        Link("ffmpeg", bin);
        Assert.Equal(HttpStatusCode.OK, await AskAsync("/health"));

        async Task<HttpStatusCode> AskAsync(string path)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData(HealthStatus.Unhealthy, "pocketsphinx"), InlineData(HealthStatus.Degraded, "pocketsphinx", "none"), InlineData(HealthStatus.Healthy, "none")]
    public async Task What_an_engine_lacks_is_told_where_it_is_asked(HealthStatus expected, params string[] engines)
    {
        Requirement.Program("ffmpeg");
        using var empty = new TemporaryFolder();
        using var host = Analyzers.Build([("Recognition:PocketSphinx:ModelFolder", empty.Path), .. engines.Select((engine, i) => ($"Recognition:Engines:{i}", engine))]);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Ct);

        Assert.Equal(expected, health.Status);
        Assert.Equal(expected != HealthStatus.Healthy, health.Entries["tools"].Description is { Length: > 0 });
    }

    static void Link(string program, TemporaryFolder folder)
    {
        Requirement.Program(program);
        var there = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(place => Path.Combine(place, program)).First(File.Exists);
        File.CreateSymbolicLink(Path.Combine(folder.Path, program), there);
    }
}
