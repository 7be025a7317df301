using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

/// <summary>An event that was withdrawn has no numbers, which a dataflow of an analyst's may count on.</summary>
public sealed class WithdrawnValueTests(RedisServer redis) : IClassFixture<RedisServer>
{
    [Fact]
    public async Task A_recording_that_is_deleted_goes_from_a_dataflow_that_maps_a_measure_which_it_has_no_more()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var (gone, stays, other) = (Speeches.Of(subject: 1, recording: 1), Speeches.Of(subject: 1, recording: 2), Speeches.Of(subject: 2, recording: 3));

        await new FlowBench(connection, () => new Paces()).RunAsync([gone, stays, other, Speeches.Withdrawn(gone), Speeches.Withdrawn(other)], batch: 3);

        Assert.Equal([$"{stays.Subject} day/2026-03-01: [3.222222]"], (await KeptWindows.OfAsync(connection, "paces")).Select(window => $"{window.Key}: {window.Value}"));
    }

    sealed class Paces : Dataflow<double[]>
    {
        public override string Name => "paces";

        public override Outlet<double[]> Define(Events<SpeechAnalyzed> speeches) => speeches
            .Where(speech => speech.Measures.ContainsKey(MeasureNames.SyllableRate))
            .Map(speech => speech.Measures[MeasureNames.SyllableRate])
            .Map(pace => Math.Round(pace, 6))
            .PerLearner()
            .Window(Tumbling.Day)
            .Fold(paces => paces.ToArray())
            .ToReadModel();
    }
}
