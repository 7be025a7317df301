using System.Diagnostics.Metrics;
using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// From broker to saved state: each dataflow of the product, and a loop that only deserialises the same events, in the same run; of a
/// dataflow that sends values on through a topic of its own, also those. A row has the median of several rounds, in which they take turns.
/// What counts is this process's own work, per core: the servers have theirs.
/// </summary>
sealed class DataflowBenchmark : IDisposable
{
    // The broker in memory keeps 5 MiB a partition, at most.
    const int Events = 20_000;
    const int Rounds = 5;
    const string Bare = "deserialises only";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly BenchServers servers;
    readonly ConnectionMultiplexer redis;
    readonly Dictionary<string, IReadOnlyDictionary<int, long>> begins = [];

    DataflowBenchmark(BenchServers servers) => (this.servers, redis) = (servers, ConnectionMultiplexer.Connect(servers.Redis));

    public static async Task<int> RunAsync(IReadOnlyList<string> only)
    {
        using var benchmark = new DataflowBenchmark(await BenchServers.StartAsync());
        await benchmark.FillAsync();
        return await benchmark.CompareAsync(only);
    }

    public void Dispose()
    {
        redis.Dispose();
        servers.Dispose();
    }

    async Task<int> CompareAsync(IReadOnlyList<string> only)
    {
        (string Name, Func<Task<Cost>> RunAsync, Func<Task<double>> SentOnAsync)[] flows =
        [
            (Bare, () => Task.FromResult(Deserialise()), Nothing),
            .. new (string Name, Func<Task<Cost>> RunAsync, Func<Task<double>> SentOnAsync)[]
            {
                (FlowNames.SpeakingProgress, FoldAsync<SpeakingProgress>, Nothing),
                (FlowNames.ActiveWords, FoldAsync<ActiveWords>, Nothing),
                (FlowNames.Usual, FoldAsync<LearnersUsual>, Nothing),
                (FlowNames.PopulationBands, FoldAsync<PopulationBands>, () => SentOnAsync<PopulationBands.LearnersMonth>(FlowNames.PopulationBands)),
                (FlowNames.PipelineHealth, FoldAsync<PipelineHealth>, () => SentOnAsync<PipelinePassage>(FlowNames.PipelineHealth)),
            }.Where(flow => only.Count == 0 || only.Contains(flow.Name)),
        ];
        var costs = flows.ToDictionary(flow => flow.Name, _ => new List<Cost>());
        var sentOn = flows.ToDictionary(flow => flow.Name, _ => new List<double>());
        for (var round = -2; round <= Rounds; round++)
            foreach (var (name, run, read) in flows)
            {
                var (cost, also) = (await run(), await read());
                // The first rounds compile.
                if (round <= 0) continue;
                costs[name].Add(cost);
                sentOn[name].Add(also);
            }

        var bare = Median(costs[Bare].Select(cost => cost.PerEvent));
        var shares = flows.ToDictionary(flow => flow.Name, flow => (bare + Median(sentOn[flow.Name])) / Median(costs[flow.Name].Select(cost => cost.PerEvent)));
        Console.WriteLine($"{"dataflow",-20} {"events/s of a core",18} {"of the bare loop",17} {"events/s by the clock",22} {"windows in memory, MiB",23}");
        foreach (var (name, _, _) in flows)
        {
            var perEvent = Median(costs[name].Select(cost => cost.PerEvent));
            Console.WriteLine(Text(
                $"{name,-20} {1 / perEvent,18:0} {shares[name],17:0.00} {1 / Median(costs[name].Select(cost => cost.Wall)),22:0} {Median(costs[name].Select(cost => cost.Memory)) / (1 << 20),23:0.0}"));
        }

        var (least, share) = shares.Where(flow => flow.Key != Bare).MinBy(flow => flow.Value);
        Console.WriteLine(Text($"at least {share:0.00} of what a bare consumer deserialises in the same time of a core is folded and saved ({least}); {Events} events, {Rounds} rounds, median"));
        return share >= 0.5 ? 0 : 1;
    }

    async Task FillAsync()
    {
        using var host = Host();
        var producer = host.Services.GetRequiredService<EventProducer>();
        var incarnation = await host.Services.GetRequiredService<EventLogLedger>().CurrentAsync(default);
        foreach (var some in new SyntheticSpeeches(seed: 1, learners: 500, Events).All.Chunk(500))
            await Task.WhenAll(some.Select(speech => producer.PublishAsync(speech, incarnation, null, default)));
    }

    /// <summary>The loop to compare with: what any consumer of these events has to do.</summary>
    Cost Deserialise()
    {
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig { BootstrapServers = servers.Broker, GroupId = "bare", EnableAutoCommit = false, FetchWaitMaxMs = 100 }).Build();
        consumer.Assign(Enumerable.Range(0, TopicNames.SpeechAnalyzedPartitions).Select(partition => new TopicPartitionOffset(TopicNames.SpeechAnalyzed, partition, Offset.Beginning)));
        Cost.Meter? meter = null;
        for (var count = 0; count < Events; count++)
        {
            var result = consumer.Consume();
            meter ??= new();
            if (SpeechEvents.Read(result.Message, out var reason) is null) throw new InvalidOperationException(reason);
        }

        return meter!.Stop(Events);
    }

    static Task<double> Nothing() => Task.FromResult(0.0);

    /// <summary>What it costs, for an event of the log, only to deserialise what the last round has sent on.</summary>
    async Task<double> SentOnAsync<T>(string flow)
    {
        using var host = Host();
        var topic = TopicNames.OfFlow(flow, 1);
        var ends = await host.Services.GetRequiredService<EventTopic>().EndsAsync(topic, default);
        var sent = ends.Sum(end => end.Value - begins[topic][end.Key]);
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig { BootstrapServers = servers.Broker, GroupId = "bare", EnableAutoCommit = false, FetchWaitMaxMs = 100 }).Build();
        consumer.Assign(ends.Keys.Select(partition => new TopicPartitionOffset(topic, partition, begins[topic][partition])));
        Cost.Meter? meter = null;
        for (var count = 0L; count < sent; count++)
        {
            var result = consumer.Consume();
            meter ??= new();
            if (!ElementJson<T>.Instance.TryRead(result.Message, out _, out var reason)) throw new InvalidOperationException(reason);
        }

        return meter!.Stop(Events).PerEvent;
    }

    /// <summary>From a first saved batch until all is saved, also of what goes on through topics of the dataflow's own.</summary>
    async Task<Cost> FoldAsync<T>() where T : Dataflow, new()
    {
        var flow = new T();
        using var host = Host(builder => builder.AddDataflow<T>());
        var stages = host.Services.GetServices<FlowStage>().ToList();
        await ForgetAsync(flow.Name, stages, host.Services.GetRequiredService<EventTopic>());
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Cost.Meter? meter = null;
        var (seen, first) = (0L, 0L);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "speechcoach.analytics.events") listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, measured, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag is { Key: "flow", Value: string group } && group != flow.Name) return;
            if (meter is null) (meter, first) = (new(), measured);
            seen += measured;
            if (seen >= Events) done.TrySetResult();
        });
        listener.Start();
        await host.StartAsync();
        await done.Task.WaitAsync(Patience);
        var backlog = host.Services.GetRequiredService<EventBacklog>();
        foreach (var stage in stages.Skip(1))
            while (await backlog.LongestAsync(stage.Topic, default) > 0) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var cost = meter!.Stop(Events - first);
        await host.StopAsync();
        return cost;
    }

    /// <summary>As if the dataflow had never run; what it has sent on before is not read again.</summary>
    async Task ForgetAsync(string flow, IEnumerable<FlowStage> stages, EventTopic topics)
    {
        var database = redis.GetDatabase();
        var keys = redis.GetServer(redis.GetEndPoints()[0]).Keys(pattern: $"sc:*{flow}*", pageSize: 5000).ToArray();
        foreach (var some in keys.Chunk(1000)) await database.KeyDeleteAsync(some);
        foreach (var stage in stages.Where(stage => !stage.ReadsLog))
            foreach (var (partition, end) in begins[stage.Topic] = await topics.EndsAsync(stage.Topic, default))
                await database.HashSetAsync(
                    RedisKeys.FlowPartition(stage.Group, partition),
                    [new("incarnation", await database.StringGetAsync(RedisKeys.EventLogIncarnation)), new("generation", 1), new("offset", end)]);
    }

    IHost Host(Action<IHostApplicationBuilder>? more = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:redpanda", servers.Broker)]);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IConnectionMultiplexer>(redis).AddLogging().AddMetrics();
        builder.AddEventLog();
        more?.Invoke(builder);
        return builder.Build();
    }

    static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
