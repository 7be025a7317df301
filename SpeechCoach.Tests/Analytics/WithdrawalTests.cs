using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker.Relay;

namespace SpeechCoach.Tests.Analytics;

/// <summary>A learner deletes one of his recordings through the API, and his progress is counted without it.</summary>
public sealed class WithdrawalTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>
{
    const string Recordings = "/api/learners/me/progress?window=last20";
    static readonly TimeSpan Patience = TestProcess.Patience;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_that_its_learner_deletes_counts_no_longer_also_after_the_log_was_lost()
    {
        using var store = new TemporaryFolder();
        await using var world = new ApiWorld(redis);
        await world.StartAsync(("ConnectionStrings:minio", $"Directory={store.Path}"));
        await using var relay = await WorkerHost.StartAsync(redis, broker, store);
        await using var analytics = await AnalyticsHost.StartAsync(redis, broker, builder => builder.AddDataflow<SpeakingProgress>().AddDataflow<LearnersUsual>());
        using var mine = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "me")]);
        var (first, subject) = await FinishAsync(world, mine);
        await FinishAsync(world, mine);
        await CountedAsync(2);

        using (var deleted = await mine.DeleteAsync(first, Ct)) Assert.True(deleted.IsSuccessStatusCode);

        await CountedAsync(1);
        Assert.Single((await new UsualReader(new FlowViews(world.Redis)).LatestAsync(subject, null, Ct)).Recordings);

        await broker.RestartAsync();
        await FinishAsync(world, mine);
        await CountedAsync(2);

        Task CountedAsync(int wanted) => Eventually.TrueAsync($"{wanted} recordings are counted", async () =>
            (await mine.JsonAsync(Recordings))["items"]!.AsArray() is [var window]
            && (int)window!["summary"]!["recordings"]! == wanted
            && (await new UsualReader(new FlowViews(world.Redis)).LatestAsync(subject, null, Ct)).Recordings.Count == wanted, Patience);
    }

    static async Task<(string Address, SubjectId Subject)> FinishAsync(ApiWorld world, HttpClient mine)
    {
        var address = await mine.AcceptedAsync();
        var claimed = await world.Worker.ClaimAsync();
        await world.Worker.FinishAsync(claimed);
        return (address, claimed.Task.Subject);
    }
}
