using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// From broker to saved state: each dataflow of the product, and a loop that only deserialises the same events, in the same run; of a
/// dataflow that sends values on through a topic of its own, also those. A row has the median of several rounds, in each of which the bare
/// loop runs right before and right after.
/// What counts is this process's own work, per core: the servers have theirs.
/// </summary>
sealed class DataflowBenchmark : IDisposable
{
    // The broker in memory keeps 5 MiB a partition, at most.
    const int Events = 20_000;
    const int Rounds = 7;

    // The first rounds compile.
    const int WarmUp = 3;
    const string Bare = "deserialises only";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly BenchServers servers;
    readonly ConnectionMultiplexer redis;
    readonly Dictionary<string, IReadOnlyDictionary<int, long>> begins = [];

    DataflowBenchmark(BenchServers servers) => (this.servers, redis) = (servers, ConnectionMultiplexer.Connect(servers.Redis));

    public static async Task<int> RunAsync(IReadOnlyList<string> only)
    {
        Dataflow[] flows = [new SpeakingProgress(), new ActiveWords(), new LearnersUsual(), new PopulationBands(), new PipelineHealth()];
        var isBounded = OpenMemory.Print(flows.Where(flow => only.Count == 0 || only.Contains(flow.Name)));
        using var benchmark = new DataflowBenchmark(await BenchServers.StartAsync());
        await benchmark.FillAsync();
        return await benchmark.CompareAsync(only) && isBounded ? 0 : 1;
    }

    public void Dispose()
    {
        redis.Dispose();
        servers.Dispose();
    }

    async Task<bool> CompareAsync(IReadOnlyList<string> only)
    {
        (string Name, Func<Task<Cost>> RunAsync, Func<Task<double>> SentOnAsync)[] flows =
        [
            (FlowNames.SpeakingProgress, FoldAsync<SpeakingProgress>, Nothing),
            (FlowNames.ActiveWords, FoldAsync<ActiveWords>, Nothing),
            (FlowNames.Usual, FoldAsync<LearnersUsual>, Nothing),
            (FlowNames.PopulationBands, FoldAsync<PopulationBands>, () => SentOnAsync<PopulationBands.LearnersMonth>(FlowNames.PopulationBands)),
            (FlowNames.PipelineHealth, FoldAsync<PipelineHealth>, () => SentOnAsync<PipelinePassage>(FlowNames.PipelineHealth)),
        ];
        flows = [.. flows.Where(flow => only.Count == 0 || only.Contains(flow.Name))];
        var rows = flows.ToDictionary(flow => flow.Name, _ => new List<DataflowRound>());
        var before = Deserialise();
        for (var round = 1 - WarmUp; round <= Rounds; round++)
            foreach (var (name, run, read) in flows)
            {
                // How fast the machine is changes from one second to the next.
                GC.Collect();
                var (cost, also) = (await run(), await read());
                GC.Collect();
                var after = Deserialise();
                if (round > 0) rows[name].Add(new(cost, (before.PerEvent + after.PerEvent) / 2, also));
                before = after;
            }

        Console.WriteLine($"{"dataflow",-20} {"events/s of a core",18} {"of the bare loop",17} {"from",6} {"to",6} {"events/s by the clock",22}");
        foreach (var (name, _, _) in flows)
        {
            var of = rows[name];
            Console.WriteLine(Text(
                $"{name,-20} {1 / Median(of.Select(row => row.Cost.PerEvent)),18:0} {Median(of.Select(row => row.Share)),17:0.00} {of.Min(row => row.Share),6:0.00} {of.Max(row => row.Share),6:0.00} {1 / Median(of.Select(row => row.Cost.Wall)),22:0}"));
        }

        var bare = Median(rows.Values.SelectMany(of => of.Select(row => row.Bare)));
        Console.WriteLine(Text($"{Bare,-20} {1 / bare,18:0} {1,17:0.00}"));
        var own = Median(Enumerable.Range(0, Rounds).Select(_ => Deserialise().PerEvent / Consume(message => SpeechEvents.Read(message, out string _) is not null).PerEvent));
        Console.WriteLine(Text($"{"read as dataflows do",-20} {own / bare,18:0} {own,17:0.00}"));
        var (least, share) = rows.Select(flow => (flow.Key, Share: Median(flow.Value.Select(row => row.Share)))).MinBy(flow => flow.Share);
        Console.WriteLine(Text($"at least {share:0.00} of what a bare consumer deserialises in the same time of a core is folded and saved ({least}); {Events} events, {Rounds} rounds, median"));
        return share >= 0.5;
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
    Cost Deserialise() => Consume(message => JsonSerializer.Deserialize(message.Value, ContractsJson.Default.SpeechAnalyzed) is not null);

    Cost Consume(Func<Message<string, byte[]>, bool> reads)
    {
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig { BootstrapServers = servers.Broker, GroupId = "bare", EnableAutoCommit = false, FetchWaitMaxMs = 100 }).Build();
        consumer.Assign(Enumerable.Range(0, TopicNames.SpeechAnalyzedPartitions).Select(partition => new TopicPartitionOffset(TopicNames.SpeechAnalyzed, partition, Offset.Beginning)));
        Cost.Meter? meter = null;
        for (var count = 0; count < Events; count++)
        {
            var result = consumer.Consume();
            meter ??= new();
            if (!reads(result.Message)) throw new InvalidOperationException("an event is not read");
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

    /// <summary>From the first partition that is opened until all is saved, also of what goes on through topics of the dataflow's own.</summary>
    async Task<Cost> FoldAsync<T>() where T : Dataflow, new()
    {
        var flow = new T();
        using var opened = new FirstOpened();
        using var host = Host(builder => builder.AddDataflow<T>().Services.AddSingleton<ILoggerProvider>(opened));
        var stages = host.Services.GetServices<FlowStage>().ToList();
        await ForgetAsync(flow.Name, stages, host.Services.GetRequiredService<EventTopic>());
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = 0L;
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
            seen += measured;
            if (seen >= Events) done.TrySetResult();
        });
        listener.Start();
        await host.StartAsync();
        await done.Task.WaitAsync(Patience);
        var backlog = host.Services.GetRequiredService<EventBacklog>();
        foreach (var stage in stages.Skip(1))
            while (await backlog.LongestAsync(stage.Topic, default) > 0) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var cost = opened.Meter!.Stop(Events);
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
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>().AddSingleton(TimeProvider.System).AddSingleton<IConnectionMultiplexer>(redis).AddLogging().AddMetrics();
        builder.AddEventLog();
        more?.Invoke(builder);
        return builder.Build();
    }

    static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
