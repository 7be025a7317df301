using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// Recordings through accept, claim, commit and reply with a stage that does nothing, beside what redis-benchmark's XADD does on the same
/// server in the same run; and how long one takes at 50 a second.
/// </summary>
static class QueueBenchmark
{
    const int Recordings = 1500, Senders = 16, PerSecond = 50, Seconds = 8, Rounds = 3;

    public static async Task<int> RunAsync()
    {
        using var servers = await BenchServers.StartAsync();
        var (limit, alone) = (await XaddAsync(servers.Redis, Senders, 20_000), await XaddAsync(servers.Redis, 1, 2_000));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"redis-benchmark XADD: {limit:n0}/s by {Senders} clients, {alone:n0}/s by one; a worker writes twice for a recording, one after the other"));
        var figures = new List<string>();
        var rates = new Dictionary<int, double>();
        foreach (var workers in (int[])[1, 2])
        {
            var rate = rates[workers] = await ThroughputAsync(servers.Redis, workers);
            figures.Add(string.Create(CultureInfo.InvariantCulture, $"{workers}-worker={rate:0}/s"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workers} worker(s): {rate:n0} recordings/s, {rate / limit:p1} of it"));
        }

        // In turns: on a machine that others use too, one of them alone would be measured in the worse minute.
        var all = new Dictionary<int, List<double>> { [1] = [], [2] = [] };
        for (var round = 0; round < Rounds; round++)
            foreach (var (workers, measured) in all) measured.AddRange(await LatencyAsync(servers.Redis, workers));
        foreach (var (workers, measured) in all)
        {
            double[] waits = [.. measured.Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workers} worker(s) at {PerSecond}/s, upload accepted to reply: p50 {waits[waits.Length / 2]:0.0} ms, p95 {waits[waits.Length * 95 / 100]:0.0} ms, p99 {waits[waits.Length * 99 / 100]:0.0} ms, most {waits[^1]:0.0} ms{(rates[workers] < PerSecond ? "; more came than went through, so that this is the length of the queue" : "")}"));
            figures.Add(string.Create(CultureInfo.InvariantCulture, $"p99-{workers}={waits[waits.Length * 99 / 100]:0.0}ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"xadd={limit:0}/s xadd-1={alone:0}/s {string.Join(' ', figures)}"));
        return 0;
    }

    static async Task<double> ThroughputAsync(string connection, int workers)
    {
        await using var world = await World.StartAsync(connection, workers);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, Recordings), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (_, _) => await world.SendAsync());
        await world.RepliedAsync(Recordings);
        return Recordings / clock.Elapsed.TotalSeconds;
    }

    static async Task<double[]> LatencyAsync(string connection, int workers)
    {
        await using var world = await World.StartAsync(connection, workers);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        List<Task> sending = [];
        for (var i = 0; i < PerSecond * Seconds && await timer.WaitForNextTickAsync(); i++) sending.Add(world.SendAsync());
        await Task.WhenAll(sending);
        await world.RepliedAsync(PerSecond * Seconds);
        return [.. world.Waits.Order()];
    }

    /// <summary>XADD of an entry like a task's, so many by so many clients, in a second.</summary>
    static async Task<double> XaddAsync(string connection, int clients, int entries)
    {
        var port = connection.Split(',')[0].Split(':')[1];
        string[] arguments = ["-p", port, "-n", entries.ToString(CultureInfo.InvariantCulture), "-c", clients.ToString(CultureInfo.InvariantCulture), "--csv", "XADD", "bench", "*", "v", "1", "json", new string('x', 600), "traceparent", new string('0', 55)];
        using var process = Process.Start(new ProcessStartInfo("redis-benchmark", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(output.Trim().Split('\n')[^1].Split("\",\"")[1].Trim('"'), CultureInfo.InvariantCulture);
    }

    /// <summary>Senders, workers and replies, each group on a connection of its own.</summary>
    sealed class World : IAsyncDisposable
    {
        readonly CancellationTokenSource ending = new();
        readonly ConcurrentDictionary<RecordingId, long> sent = new();
        readonly List<IConnectionMultiplexer> connections = [];
        readonly List<Task> loops = [];
        readonly IOptions<QueueOptions> options = Options.Create(new QueueOptions());
        RecordingQueue accepting = null!;

        public ConcurrentBag<double> Waits { get; } = [];

        public static async Task<World> StartAsync(string connection, int workers)
        {
            var world = new World();
            var redis = await world.ConnectAsync(connection);
            await redis.GetDatabase().ExecuteAsync("FLUSHALL");
            world.accepting = new(redis, world.options);
            for (var i = 0; i < workers; i++) world.loops.Add(world.WorkAsync(await world.ConnectAsync(connection), $"worker-{i}"));
            var outbox = new ResultOutbox(await world.ConnectAsync(connection), world.options, TimeProvider.System, NullLogger<ResultOutbox>.Instance);
            world.loops.Add(outbox.RunAsync(GroupNames.Replies, world.Reply, world.ending.Token));
            return world;
        }

        public async Task SendAsync()
        {
            var (recording, learner) = (RecordingId.FromBytes(RandomNumberGenerator.GetBytes(16)), LearnerId.FromBytes(RandomNumberGenerator.GetBytes(16)));
            sent[recording] = Stopwatch.GetTimestamp();
            await accepting.AcceptAsync(new()
            {
                Recording = recording,
                Learner = learner,
                Subject = SubjectId.FromBytes(RandomNumberGenerator.GetBytes(16)),
                AudioKey = ObjectKeys.Audio(learner, recording, Guid.NewGuid()),
                AudioBytes = 100_000,
                AudioHash = new string('a', 64),
                Channel = "rest",
                AcceptedAt = TimeProvider.System.GetUtcNow(),
                LocalDate = new(2026, 11, 25),
            }, ending.Token);
        }

        public async Task RepliedAsync(int count)
        {
            while (Waits.Count < count) await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        public async ValueTask DisposeAsync()
        {
            await ending.CancelAsync();
            await Task.WhenAll(loops);
            foreach (var connection in connections) await connection.DisposeAsync();
            ending.Dispose();
        }

        async Task<IConnectionMultiplexer> ConnectAsync(string connection)
        {
            var made = await ConnectionMultiplexer.ConnectAsync(connection);
            connections.Add(made);
            return made;
        }

        async Task WorkAsync(IConnectionMultiplexer redis, string name)
        {
            var queue = new RecordingQueue(redis, options);
            await using var nudge = await Nudge.SubscribeAsync(redis, NudgeNames.Tasks, ending.Token);
            try
            {
                while (true)
                    if (await queue.ClaimAsync(name, ending.Token) is { } claimed)
                        await queue.CommitAsync(claimed, ObjectKeys.Report(claimed.Task.Learner, claimed.Task.Recording, claimed.Attempt), null, [], ending.Token);
                    else
                        await nudge.WaitAsync(options.Value.Sweep, TimeProvider.System, ending.Token);
            }
            catch (OperationCanceledException)
            {
            }
        }

        Task Reply(OutboxEntry<RecordingResult> entry, CancellationToken cancellationToken)
        {
            Waits.Add(Stopwatch.GetElapsedTime(sent[entry.Value.Task.Recording]).TotalMilliseconds);
            return Task.CompletedTask;
        }
    }
}
