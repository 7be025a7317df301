using System.Diagnostics;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker.Relay;

namespace SpeechCoach.Tests.Analytics;

[Collection(AloneCollection.Name)]
public sealed class FreshnessTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>, IDisposable
{
    const int Recordings = 40;
    static readonly TimeSpan Patience = TestProcess.Patience;
    readonly TemporaryFolder store = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_recording_that_is_finished_is_soon_in_the_progress()
    {
        await using var worker = await WorkerHost.StartAsync(redis, broker, store);
        await using var analytics = await AnalyticsHost.StartAsync(redis, broker);
        var reader = new ProgressReader(new FlowViews(analytics.Redis));
        var times = new List<TimeSpan>();
        for (var i = 0; i <= Recordings; i++)
        {
            await worker.FinishAsync(Speeches.Of(subject: 1, recording: i, day: i));
            var clock = Stopwatch.StartNew();
            var days = i + 1;
            await Eventually.TrueAsync("the recording is in the progress", async () => (await reader.SpokenDaysAsync(Speeches.Subject(1), Ct)).Count == days, Patience);
            // The first waits for the group to be formed.
            if (i > 0) times.Add(clock.Elapsed);
        }

        var slow = times.Order().ElementAt((int)Math.Ceiling(0.95 * Recordings) - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"95th percentile of {Recordings}: {slow.TotalSeconds:0.000} s");
        Assert.InRange(slow, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }
}
