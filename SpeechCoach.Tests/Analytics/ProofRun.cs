using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Worker.Relay;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

/// <summary>Real servers, instances of the analytics service as processes, and the relay's own way of publishing, with events that nobody spoke.</summary>
sealed class ProofRun : IAsyncDisposable
{
    const int Attempts = 10;

    readonly SyntheticSpeeches speeches;
    readonly RedisServer redis = new();
    readonly LocalBrokerServer broker = new();
    readonly TemporaryFolder store = new();
    readonly List<TestProcess> instances = [];
    readonly int chunk;
    readonly bool[] known;
    readonly HashSet<int> withdrawn = [];
    readonly Lazy<ILookup<SubjectId, int>> byLearner;
    IHost host = null!;

    ProofRun(SyntheticSpeeches speeches) => (this.speeches, chunk, known, byLearner) =
        (speeches, Math.Clamp(speeches.Count / 20, 50, 500), new bool[speeches.Count], new(() => Enumerable.Range(0, speeches.Count).ToLookup(number => speeches.Event(number).Subject)));

    public static IReadOnlyList<string> Flows { get; } =
        [FlowNames.SpeakingProgress, FlowNames.ActiveWords, FlowNames.Usual, FlowNames.PopulationBands, FlowNames.PipelineHealth];

    public long Sent { get; private set; }

    public int Rebuilds { get; private set; }

    public int Withdrawn => withdrawn.Count;

    public int KilledInstances { get; private set; }

    public int KilledBrokers { get; private set; }

    public int Rebalances { get; private set; }

    public long LargestMemory { get; private set; }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    IConnectionMultiplexer Redis => host.Services.GetRequiredService<IConnectionMultiplexer>();

    EventReplay Relay => host.Services.GetRequiredService<EventReplay>();

    public static async Task<ProofRun> StartAsync(SyntheticSpeeches speeches, int instances)
    {
        var run = new ProofRun(speeches);
        await run.redis.InitializeAsync();
        await run.broker.InitializeAsync();
        run.host = run.Build();
        await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => run.StartInstanceAsync()));
        return run;
    }

    /// <summary>Sends events in an order, and now and then something is killed: instances, of which every second (in a short run the only one) is away for a while, and the broker.</summary>
    public async Task SendAsync(int[] order)
    {
        var chance = new Random(order[0]);
        var chunks = order.Chunk(chunk).ToList();
        // Every kill costs a rebalance of many seconds.
        var isShort = speeches.Count < 20_000;
        var often = isShort ? 1 : 10;
        var kills = Enumerable.Range(1, often).Select(kill => kill * chunks.Count / (often + 1)).ToHashSet();
        int[] brokerKills = isShort ? [chunks.Count / 4] : [chunks.Count / 10, chunks.Count / 3];
        for (var number = 0; number < chunks.Count; number++)
        {
            if (brokerKills.Contains(number)) await KillBrokerAsync();
            if (kills.Contains(number)) await KillInstanceAsync(chance.Next(instances.Count), back: !isShort && KilledInstances % 2 == 0);
            foreach (var index in chunks[number]) known[index] = true;
            await PublishAsync(chunks[number]);
            if (number % Math.Max(1, chunks.Count / 50) == 0) await WithdrawAsync(chunks[number][0]);
            Remember();
        }
    }

    /// <summary>Waits until every dataflow has saved all that stands in its topic.</summary>
    public async Task CaughtUpAsync(TimeSpan within)
    {
        var backlog = host.Services.GetRequiredService<EventBacklog>();
        await Eventually.TrueAsync("every dataflow has caught up", async () =>
        {
            Remember();
            foreach (var (topic, _) in TopicNames.All)
                if (await backlog.LongestAsync(topic, Ct) > 0) return false;
            return true;
        }, within);
    }

    /// <summary>Compares every window with a recount, a part of the learners at a time where windows are theirs.</summary>
    /// <returns>How many windows there are.</returns>
    public async Task<int> CompareAsync(string flow)
    {
        var wanted = Recount.Of(flow, speeches.All.Where((_, number) => !withdrawn.Contains(number)));
        var kept = await KeptWindows.OfAsync(Redis, flow);
        var wrong = wanted.Where(window => kept.GetValueOrDefault(window.Key) != window.Value).Select(window => window.Key)
            .Concat(kept.Keys.Where(window => !wanted.ContainsKey(window))).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} windows of {flow} differ, {wrong.FirstOrDefault()} for one: {kept.GetValueOrDefault(wrong.FirstOrDefault() ?? "")} instead of {wanted.GetValueOrDefault(wrong.FirstOrDefault() ?? "")}");
        return wanted.Count;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances) await instance.DisposeAsync();
        host?.Dispose();
        await broker.DisposeAsync();
        await redis.DisposeAsync();
        store.Dispose();
    }

    // As the relay does where a server does not answer in time: all of it once more.
    Task PublishAsync(IEnumerable<int> numbers) => PublishAsync(numbers, speeches.Event);

    Task PublishWithdrawnAsync(IEnumerable<int> numbers) => PublishAsync(numbers, number => Speeches.Withdrawn(speeches.Event(number)));

    async Task PublishAsync(IEnumerable<int> numbers, Func<int, SpeechAnalyzed> of)
    {
        int[] all = [.. numbers];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Sent += await Relay.PublishAsync(all.ToAsyncEnumerable(), (number, _) => ValueTask.FromResult<SpeechAnalyzed?>(of(number)), Ct);
                return;
            }
            catch (Exception e) when (attempt < Attempts && e is (KafkaException or RedisException or TimeoutException))
            {
                await Task.Yield();
            }
        }
    }

    // What the relay does when a recording was deleted. Its event may come once more all the same, as one of those sent twice.
    async Task WithdrawAsync(int number)
    {
        if (!withdrawn.Add(number)) return;
        await PublishWithdrawnAsync([number]);
        await PublishAsync(byLearner.Value[speeches.Event(number).Subject].Where(Counts));
    }

    IEnumerable<int> Counted() => Enumerable.Range(0, known.Length).Where(Counts);

    bool Counts(int number) => known[number] && !withdrawn.Contains(number);

    // What the relay does when it finds the log empty: everything once more.
    async Task KillBrokerAsync()
    {
        await broker.RestartAsync();
        KilledBrokers++;
        var watch = host.Services.GetRequiredService<LogWatch>();
        var (ended, _) = await host.Services.GetRequiredService<EventLogLedger>().ReadAsync(Ct);
        await Eventually.TrueAsync("the log is known to have begun again", async () =>
        {
            try
            {
                return await watch.IncarnationAsync(Ct) != ended;
            }
            catch (KafkaException)
            {
                return false;
            }
        }, TestProcess.Patience);
        await PublishWithdrawnAsync(withdrawn);
        await PublishAsync(Counted());
        Rebuilds++;
    }

    // It is back at once, or only when the others have shared its partitions out among them.
    async Task KillInstanceAsync(int number, bool back)
    {
        Remember();
        await instances[number].DisposeAsync();
        instances.RemoveAt(number);
        KilledInstances++;
        Rebalances += back ? 1 : 2;
        if (!back) await PublishAsync(Counted().Take(chunk));
        await StartInstanceAsync();
    }

    async Task StartInstanceAsync()
    {
        var port = FreePort.Next();
        var instance = TestProcess.StartProject("SpeechCoach.Analytics", [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["ConnectionStrings__redpanda"] = broker.BootstrapServers,
            ["ConnectionStrings__minio"] = $"Directory={store.Path}",
            ["Logging__LogLevel__Default"] = "Warning",
            // As long as the broker waits for one that was killed, its partitions lie idle; and the archive may not wait for a minute at the end.
            ["EventLog__SessionTimeout"] = "00:00:03",
            ["Flows__ArchiveTime"] = "00:00:03",
        });
        instances.Add(instance);
        await instance.PortAsync(port);
    }

    void Remember()
    {
        foreach (var instance in instances)
        {
            using var process = Process.GetProcessById(instance.Id);
            LargestMemory = Math.Max(LargestMemory, process.WorkingSet64);
        }
    }

    IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["ConnectionStrings:redpanda"] = broker.BootstrapServers,
            ["ConnectionStrings:minio"] = $"Directory={store.Path}",
            ["Relay:RebuildParallelism"] = "128",
        });
        builder.Services.AddMetrics().AddLogging().AddSingleton(TimeProvider.System);
        builder.AddRedisClient("redis");
        builder.AddRecordingQueue();
        builder.AddObjectStore();
        builder.AddEventRelay();
        return builder.Build();
    }
}
