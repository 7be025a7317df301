using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

/// <summary>In whatever order events come, however often, in batches of any size, over any number of partitions and instances, and with accidents.</summary>
public sealed class FoldPropertyTests(RedisServer redis) : IClassFixture<RedisServer>
{
    static readonly Arbitrary<Circumstances> Any = (
        from seed in Gen.Choose(0, 1_000_000)
        from events in Gen.Choose(1, 120)
        from learners in Gen.Choose(1, 40)
        from batch in Gen.Choose(1, 60)
        from partitions in Gen.Choose(1, 7)
        from instances in Gen.Choose(1, 4)
        from doubles in Gen.Choose(0, 60)
        from withdrawn in Gen.Choose(0, 12)
        from accidents in Gen.Elements(0, 0.05, 0.3)
        select new Circumstances(seed, events, learners, batch, partitions, instances, doubles, withdrawn, accidents)).ToArbitrary();

    static readonly Dictionary<string, Func<Dataflow>> Flows = new Func<Dataflow>[]
    {
        () => new SpeakingProgress(), () => new ActiveWords(), () => new LearnersUsual(), () => new PopulationBands(), () => new PipelineHealth(),
    }.ToDictionary(flow => flow().Name);

    public static TheoryData<string> Names => [.. Flows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_but_the_events_decides_what_a_window_holds(string flow)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        // FsCheck's properties are synchronous.
        Prop.ForAll(Any, circumstances => HoldsAsync(connection, flow, circumstances).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    static async Task<bool> HoldsAsync(ConnectionMultiplexer connection, string flow, Circumstances circumstances)
    {
        await connection.GetDatabase().ExecuteAsync("FLUSHALL");
        var speeches = new SyntheticSpeeches(circumstances.Seed, circumstances.Learners, circumstances.Events).All.ToArray();
        var chance = new Random(circumstances.Seed);
        SpeechAnalyzed[] sent = [.. speeches, .. Enumerable.Range(0, circumstances.Doubles).Select(_ => speeches[chance.Next(speeches.Length)])];
        chance.Shuffle(sent);
        // Some come before what they withdraw. Then follow the other events of these learners, as the relay has it.
        var withdrawn = Enumerable.Range(0, circumstances.Withdrawn).Select(_ => speeches[chance.Next(speeches.Length)]).DistinctBy(speech => speech.Recording).ToList();
        List<SpeechAnalyzed> all = [.. sent];
        foreach (var speech in withdrawn) all.Insert(chance.Next(all.Count + 1), Speeches.Withdrawn(speech));
        var counted = speeches.ExceptBy(withdrawn.Select(speech => speech.Recording), speech => speech.Recording).ToArray();
        all.AddRange(counted.Where(speech => withdrawn.Any(gone => gone.Subject == speech.Subject)));

        var bench = new FlowBench(connection, Flows[flow], circumstances.Partitions, circumstances.Instances, circumstances.Accidents, circumstances.Seed);
        await bench.RunAsync(all, circumstances.Batch);

        Assert.Equal(Recount.Of(flow, counted), await KeptWindows.OfAsync(connection, flow));
        return true;
    }

    sealed record Circumstances(int Seed, int Events, int Learners, int Batch, int Partitions, int Instances, int Doubles, int Withdrawn, double Accidents);
}
