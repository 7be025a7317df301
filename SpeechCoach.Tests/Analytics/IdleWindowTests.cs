using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

/// <summary>How long windows are kept that nothing more comes to.</summary>
public sealed class IdleWindowTests(RedisServer redis) : IClassFixture<RedisServer>, IAsyncLifetime
{
    static readonly SpeechAnalyzed[] speeches = [.. Enumerable.Range(0, 60).Select(i => Speeches.Of(i % 5, i, day: i % 3))];
    ConnectionMultiplexer connection = null!;

    public async ValueTask InitializeAsync()
    {
        connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetDatabase().ExecuteAsync("FLUSHALL");
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    [Fact]
    public async Task The_pipelines_minutes_go_after_two_days_and_a_learners_days_never()
    {
        foreach (var flow in (Func<Dataflow>[])[() => new PipelineHealth(), () => new SpeakingProgress()])
            await new FlowBench(connection, flow, partitions: 2).RunAsync(speeches, batch: 7);

        var minutes = Kept(FlowNames.PipelineHealth);
        // Three days, of one minute each: windows and what is told of them.
        Assert.Equal(6, minutes.Count);
        Assert.All(minutes, left => Assert.InRange(left ?? TimeSpan.MaxValue, TimeSpan.FromHours(47), TimeSpan.FromDays(2)));
        Assert.All(Kept(FlowNames.SpeakingProgress), left => Assert.Null(left));
    }

    [Fact]
    public async Task A_window_that_something_comes_to_stays_and_goes_when_nothing_does()
    {
        var bench = new FlowBench(connection, () => new Fleeting());
        await bench.RunAsync(speeches);
        Assert.NotEmpty(Kept("fleeting"));
        await Eventually.TrueAsync("all is gone", () => Kept("fleeting").Count == 0, TestProcess.Patience);

        await bench.RunAsync([Speeches.Of(0, 1000)]);
        Assert.Equal(2, Kept("fleeting").Count);
    }

    List<TimeSpan?> Kept(string flow)
    {
        var (server, database) = (connection.GetServer(connection.GetEndPoints()[0]), connection.GetDatabase());
        return [.. new[] { RedisKeys.FlowState(flow, 1), RedisKeys.FlowViews(flow, 1) }
            .SelectMany(prefix => server.Keys(pattern: $"{prefix}*")).Select(key => database.KeyTimeToLive(key))];
    }

    sealed class Fleeting : Dataflow<int>
    {
        public override string Name => "fleeting";

        public override Outlet<int> Define(Events<SpeechAnalyzed> speeches) => speeches
            .PerLearner().Window(Tumbling.Day).Fold(all => all.Count).ToReadModel(TimeSpan.FromSeconds(10));
    }
}
