using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Confluent.Kafka;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.LocalBroker;

namespace SpeechCoach.Tests.Fuzz;

/// <summary>Nothing that a stranger sends stops the product for the others, or reaches what is not his. <c>./test fuzz</c> sets the numbers.</summary>
public sealed class FuzzTests(FuzzInstallation world) : IClassFixture<FuzzInstallation>
{
    static readonly int files = Proof.Number("fuzz", "files", 24);
    static readonly int seed = Proof.Number("fuzz", "seed", 1);
    // The worker's own bounds on one recording, and what waits before it.
    static readonly TimeSpan limit = TimeSpan.FromMinutes(3);

    HttpClient Api => world.Api;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_hostile_file_ends_in_a_report_or_a_refusal_and_none_reaches_what_is_not_its_own()
    {
        using var canary = new Canary();
        var media = new HostileMedia(seed, canary.FilePath, canary.Port);
        var ends = new ConcurrentBag<string>();
        var slowest = TimeSpan.Zero;
        await Parallel.ForEachAsync(Enumerable.Range(0, files), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Ct }, async (number, _) =>
        {
            var (name, bytes) = media[number];
            var clock = Stopwatch.StartNew();
            var end = await EndAsync(number, bytes);
            ends.Add($"{name}: {end}");
            lock (ends) if (clock.Elapsed > slowest) slowest = clock.Elapsed;
            Assert.True(end is "done" or "refused" || end.StartsWith('4'), $"File {number} of seed {seed} ({name}) ended as {end}.");
        });

        Assert.False(world.Worker.HasExited, world.Worker.Output.Text);
        Assert.False(canary.WasRead, "A file outside was read.");
        Assert.False(canary.WasCalled, "An address was called.");
        await canary.SingAsync();
        await WorksAsync();
        Write(ends, slowest);
    }

    [Fact]
    public async Task Spoiled_requests_are_answered_and_stop_nobody()
    {
        var random = new Random(seed);
        var sound = await File.ReadAllBytesAsync(Recordings.Path("clips/azure_whatstheweatherlike.wav"), Ct);
        byte[][] requests = [Request("", sound[..8000]), Request("Transfer-Encoding: chunked\r\n", [.. "1f40\r\n"u8, .. sound[..8000], .. "\r\n0\r\n\r\n"u8], hasLength: false), Form(sound[..8000])];
        for (var i = 0; i < Math.Max(30, files / 4); i++)
        {
            var status = await AnswerAsync(Mutation.Of(requests[i % requests.Length], random));
            Assert.True(status is 0 or (>= 200 and < 500) or 501 or 503 or 505, $"Request {i} of seed {seed} was answered with {status}.");
        }

        await WorksAsync();
    }

    [Fact]
    public async Task Spoiled_messages_on_every_stream_stop_nobody()
    {
        var analytics = await world.Servers.StartAnalyticsAsync();
        await WorksAsync();
        await using var redis = await world.Servers.ConnectAsync();
        var database = redis.GetDatabase();
        var random = new Random(seed);
        foreach (var stream in (string[])[StreamNames.Tasks, StreamNames.Results])
        {
            var real = Encoding.UTF8.GetBytes((string)(await database.StreamRangeAsync(stream, count: 1))[0]["json"]!);
            for (var i = 0; i < Math.Max(20, files / 8); i++)
                await database.StreamAddAsync(stream, [new("v", "1"), new("json", Mutation.Of(real, random)), new("traceparent", Mutation.Of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"u8.ToArray(), random))]);
            await database.StreamAddAsync(stream, "nothing", "at all");
        }

        // It reads well and can never be handled: there is no such object, and there cannot be.
        var result = (string)(await database.StreamRangeAsync(StreamNames.Results, count: 1))[0]["json"]!;
        await database.StreamAddAsync(StreamNames.Results, [new("v", "1"), new("json", result.Replace("\"reports/", "\"no key/", StringComparison.Ordinal))]);

        await Eventually.TrueAsync("progress counts", async () => await CountedAsync() > 0, TimeSpan.FromMinutes(1));
        var counted = await CountedAsync();
        await SpoilEventsAsync(random);
        await WorksAsync();
        Assert.False(world.Worker.HasExited, world.Worker.Output.Text);
        await Eventually.TrueAsync("progress still counts", async () => await CountedAsync() > counted, TimeSpan.FromMinutes(1));
        Assert.False(analytics.HasExited, analytics.Output.Text);
        // What no group can make sense of must not stay with it for ever.
        await Eventually.TrueAsync("nothing is pending", async () =>
        {
            foreach (var (stream, group) in ((string, string)[])[(StreamNames.Tasks, GroupNames.Workers), (StreamNames.Results, GroupNames.Replies), (StreamNames.Results, GroupNames.Events)])
                if ((await database.StreamPendingAsync(stream, group)).PendingMessageCount > 0) return false;
            return true;
        }, TimeSpan.FromSeconds(60));
    }

    /// <summary>Spoiled events beside the relay's own.</summary>
    async Task SpoilEventsAsync(Random random)
    {
        var servers = world.Servers.Broker.BootstrapServers;
        using var consumer = KafkaClients.Consumer(servers, "fuzz");
        consumer.Subscribe(TopicNames.SpeechAnalyzed);
        var real = consumer.Take(1)[0].Message;
        using var producer = new ProducerBuilder<string, byte[]>(new ProducerConfig { BootstrapServers = servers }).Build();
        for (var i = 0; i < Math.Max(20, files / 8); i++)
        {
            var spoiled = Mutation.Of(Encoding.UTF8.GetBytes(real.Value), random);
            await producer.ProduceAsync(TopicNames.SpeechAnalyzed, new Message<string, byte[]> { Key = real.Key, Value = spoiled, Headers = real.Headers }, Ct);
        }
    }

    /// <summary>How many recordings the learner's progress has counted.</summary>
    async Task<int> CountedAsync()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/learners/me/progress?window=last20") { Headers = { { "X-Learner", "stranger--1" } } };
        using var told = await Api.SendAsync(ask, Ct);
        var progress = await told.Content.ReadFromJsonAsync<JsonNode>(Ct);
        return (int?)progress!["items"]?.AsArray().FirstOrDefault()?["summary"]?["recordings"] ?? 0;
    }

    /// <summary>A good recording still gets its report.</summary>
    async Task WorksAsync()
    {
        var good = await File.ReadAllBytesAsync(Recordings.Path("clips/azure_whatstheweatherlike.wav"), Ct);
        Assert.Equal("done", await EndAsync(-1, good));
    }

    /// <summary>The state in which a file ends, or the status with which it was turned away.</summary>
    async Task<string> EndAsync(int number, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/recordings") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Learner", string.Create(CultureInfo.InvariantCulture, $"stranger-{number}"));
        using var answer = await Api.SendAsync(request, Ct);
        if (answer.StatusCode != HttpStatusCode.Accepted)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Ct);
            Assert.False(string.IsNullOrWhiteSpace((string?)problem!["detail"]));
            return ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }

        JsonNode? status = null;
        await Eventually.TrueAsync($"file {number} of seed {seed} has ended", async () =>
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, answer.Headers.Location);
            ask.Headers.Add("X-Learner", string.Create(CultureInfo.InvariantCulture, $"stranger-{number}"));
            using var told = await Api.SendAsync(ask, Ct);
            status = await told.Content.ReadFromJsonAsync<JsonNode>(Ct);
            return (string?)status!["state"] is "done" or "refused" or "dead";
        }, limit);
        var state = (string)status!["state"]!;
        if (state == "refused") Assert.Contains("Please ", (string?)status["refusal"]!["message"], StringComparison.Ordinal);
        return state;
    }

    byte[] Request(string headers, byte[] body, bool hasLength = true) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /api/recordings HTTP/1.1\r\nHost: {Api.BaseAddress!.Authority}\r\nX-Api-Key: {FuzzInstallation.Key}\r\nX-Learner: raw\r\nConnection: close\r\n{headers}{(hasLength ? $"Content-Length: {body.Length}\r\n" : "")}\r\n")),
        .. body,
    ];

    byte[] Form(byte[] sound) => Request(
        "Content-Type: multipart/form-data; boundary=edge\r\n",
        [.. "--edge\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nen\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n"u8, .. sound, .. "\r\n--edge--\r\n"u8]);

    /// <summary>The status of the answer; 0 where the server closed the connection, or waits for what never comes.</summary>
    async Task<int> AnswerAsync(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Api.BaseAddress!.Port, Ct);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        bound.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            // Taken once: a server that hangs up early leaves none to be taken later.
            var stream = client.GetStream();
            await stream.WriteAsync(request, bound.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync(bound.Token) is { } line && line.Split(' ') is [_, var status, ..] ? int.Parse(status, CultureInfo.InvariantCulture) : 0;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException && !Ct.IsCancellationRequested)
        {
            return 0;
        }
    }

    static void Write(IEnumerable<string> ends, TimeSpan slowest)
    {
        var text = new StringBuilder();
        foreach (var end in ends.CountBy(end => end).OrderBy(end => end.Key, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"{end.Value,6}  {end.Key}");
        text.AppendLine(CultureInfo.InvariantCulture, $"files={files} seed={seed} slowest={slowest.TotalSeconds:0.0}s reached-outside=0 workers-lost=0");
        Proof.Keep("fuzz", text.ToString());
    }
}
