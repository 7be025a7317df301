using System.Diagnostics;
using System.Globalization;
using System.Net;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Whole;

/// <summary>What learners notice while a server is away: the real server, really away.</summary>
[Collection(AloneCollection.Name)]
public sealed class DegradedTests : IAsyncLifetime
{
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    Installation installation = null!;
    HttpClient api = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.StartAsync(("Recognition:Engines:0", "none"), ("RateLimits:UploadsPerNewcomerAddress", "10000"), ("RateLimits:UploadsPerLearner", "10000"), ("EventLog:DeliveryTimeout", "00:00:05"));
        api = await installation.StartApiAsync();
    }

    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        await installation.DisposeAsync();
    }

    [Fact]
    public async Task With_the_broker_stopped_a_report_takes_as_long_as_ever_and_progress_catches_up()
    {
        const int turns = 3, rounds = 2;
        await installation.StartWorkerAsync();
        await installation.StartAnalyticsAsync();
        await ReportedAsync();
        var (with, without) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // In turns: what the machine does besides would otherwise weigh on one of them alone.
        for (var turn = 0; turn < turns; turn++)
        {
            with = await FastestAsync(with, rounds);
            await installation.Broker.StopAsync();
            without = await FastestAsync(without, rounds);
            await installation.Broker.RestartAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"upload to report: {with.TotalMilliseconds:0} ms with the broker, {without.TotalMilliseconds:0} ms without, ratio {without / with:0.00}"));
        // The fastest of each: what the machine does besides makes only the others slower.
        Assert.InRange(without / with, 0, 1.5);

        await Eventually.TrueAsync(
            "progress has caught up",
            async () => (int?)(await api.GetJsonAsync(new Uri("/api/learners/me/progress?window=last20", UriKind.Relative)))["items"]?.AsArray().FirstOrDefault()?["summary"]?["recordings"] == (2 * turns * rounds) + 1,
            patience);
    }

    async Task<TimeSpan> FastestAsync(TimeSpan fastest, int rounds)
    {
        for (var i = 0; i < rounds; i++)
            if (await ReportedAsync() is var took && took < fastest) fastest = took;
        return fastest;
    }

    async Task<TimeSpan> ReportedAsync()
    {
        var clock = Stopwatch.StartNew();
        using var content = new ByteArrayContent(ApiRequests.Sound);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/recordings") { Content = content, Headers = { { "Prefer", "wait=120" } } };
        using var answer = await api.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return clock.Elapsed;
    }
}
