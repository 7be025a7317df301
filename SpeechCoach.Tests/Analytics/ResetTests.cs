using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker.Relay;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

public sealed class ResetTests(RedisServer redis, LocalBrokerServer broker) : IClassFixture<RedisServer>, IClassFixture<LocalBrokerServer>, IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    readonly TemporaryFolder store = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task One_dataflow_is_made_anew_from_the_reports_while_the_others_run_on_and_readers_never_see_half()
    {
        var speeches = Enumerable.Range(0, 40).Select(i => Speeches.Of(i % 5, recording: i, day: i % 4)).ToList();
        await using var worker = await WorkerHost.StartAsync(redis, broker, store);
        await using var analytics = await AnalyticsHost.StartAsync(redis, broker, builder =>
        {
            builder.AddDataflow<SpeakingProgress>();
            builder.AddDataflow<PopulationBands>();
            builder.AddDataflow<LearnersUsual>();
        });
        foreach (var speech in speeches) await worker.FinishAsync(speech);
        foreach (var flow in (string[])[FlowNames.SpeakingProgress, FlowNames.PopulationBands, FlowNames.Usual])
            await KeptWindows.EqualRecountAsync(analytics.Redis, speeches, Patience, flow);

        // What a mistake in a fold would have left, which the reports put right.
        var (database, control) = (analytics.Redis.GetDatabase(), new FlowControl(analytics.Redis));
        await database.HashSetAsync(RedisKeys.FlowView(FlowNames.SpeakingProgress, 1, $"{Speeches.Subject(0)}"), "day/2020-01-01", "{}");
        await database.HashSetAsync(RedisKeys.FlowView(FlowNames.PopulationBands, 1, "en"), "month/2020-01-01", "{}");
        Assert.True(await control.ResetAsync(FlowNames.SpeakingProgress, Ct));
        Assert.True(await control.ResetAsync(FlowNames.PopulationBands, Ct));
        Assert.False(await control.ResetAsync("no-such-dataflow", Ct));

        var reader = new ProgressReader(new FlowViews(analytics.Redis));
        foreach (var flow in (string[])[FlowNames.SpeakingProgress, FlowNames.PopulationBands])
            await Eventually.TrueAsync($"{flow} is shown again", async () =>
            {
                Assert.Equal(8, (await reader.LatestAsync(Speeches.Subject(0), Ct))!.Recordings);
                return await control.GenerationsAsync(flow, Ct) == (2, 2);
            }, Patience);
        foreach (var flow in (string[])[FlowNames.SpeakingProgress, FlowNames.PopulationBands, FlowNames.Usual])
            await KeptWindows.EqualRecountAsync(analytics.Redis, speeches, Patience, flow);
        Assert.Equal((1, 1), await control.GenerationsAsync(FlowNames.Usual, Ct));
        await Eventually.TrueAsync("the former state is gone", async () => !await database.KeyExistsAsync(RedisKeys.FlowView(FlowNames.PopulationBands, 1, "en")), Patience);
    }

    [Fact]
    public void A_partition_whose_events_have_all_expired_keeps_nobody_waiting()
    {
        HashEntry[] goals = [new("0", 57), new("3", 8)];
        Assert.True(ResetKeeper.AreGone(goals, new Dictionary<int, long> { [0] = 57, [3] = 9 }));
        Assert.False(ResetKeeper.AreGone(goals, new Dictionary<int, long> { [0] = 57, [3] = 7 }));
        Assert.False(ResetKeeper.AreGone(goals, new Dictionary<int, long>()));
    }

    [Fact]
    public async Task A_former_state_whose_removal_was_cut_off_goes_all_the_same()
    {
        await using var analytics = await AnalyticsHost.StartAsync(redis, broker, builder => builder.AddDataflow<ActiveWords>());
        var (database, former) = (analytics.Redis.GetDatabase(), RedisKeys.FlowView(FlowNames.ActiveWords, 1, $"{Speeches.Subject(0)}"));
        await database.HashSetAsync(former, "day/2020-01-01", "{}");
        // As an instance leaves it that dies between showing the new state and removing the former.
        await database.HashSetAsync(RedisKeys.Flow(FlowNames.ActiveWords), [new("generation", 2), new("shown", 2)]);

        await Eventually.TrueAsync("the former state is gone", async () => !await database.KeyExistsAsync(former), Patience);
    }
}
