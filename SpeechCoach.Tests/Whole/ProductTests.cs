using System.Text;
using System.Text.Json.Nodes;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Whole;

public sealed class ProductTests : IDisposable
{
    readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_recording_goes_through_the_whole_house_under_one_trace()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var product = await Product.StartAsync(data.Path, otlp: collector.Endpoint);

        var recording = await product.Api.SendAsync(Recordings.Path("clips/jfk.wav"));
        var done = await product.Api.InStateAsync(recording, "done", "refused", "dead");
        Assert.Equal("done", (string?)done["state"]);
        var report = done["report"]!;
        Assert.InRange((double)report["durationSeconds"]!, 10.9, 11.1);
        Assert.Contains(report["words"]!.AsArray(), word => (string?)word!["text"] == "country");

        await Eventually.TrueAsync("progress shows the recording", async () => await RecordingsAsync(product) == 1, TestProcess.Patience);

        // Services send what they have traced every few seconds, each at its own time.
        string[] steps = ["process recording", "decode", "transcribe", "measure", "coach", "speech.analyzed.v1 publish", "speech.analyzed.v1 process"];
        List<OtlpSpan> spans = [];
        await Eventually.TrueAsync(
            "one trace was seen in api, worker and analytics, whole",
            () =>
            {
                var trace = TraceOfAll(collector);
                spans = [.. collector.Spans.Where(span => span.TraceId == trace)];
                return steps.All(step => spans.Exists(span => span.Name == step)) && spans.TrueForAll(span => span.ParentSpanId == "" || spans.Exists(parent => parent.SpanId == span.ParentSpanId));
            },
            TestProcess.Patience);
        Assert.Single(spans, span => span.ParentSpanId == "");

        // Not a word of what was said, anywhere.
        Assert.DoesNotContain("country", Received(collector), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("country", product.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_second_start_finds_its_data_and_nothing_is_left_running_in_between()
    {
        Uri recording;
        string cookie;
        List<int> processes;
        await using (var first = await Product.StartAsync(data.Path, workers: 0))
        {
            recording = await first.Api.SendAsync(Recordings.Path("clips/librivox_austen_0880.wav"));
            Assert.Equal("accepted", (string?)(await first.Api.GetJsonAsync(recording))["state"]);
            cookie = first.LastCookie;
            processes = [.. first.Processes.Select(process => process.Id)];
            Assert.NotEmpty(processes);
            await first.StopAsync();
        }

        Assert.DoesNotContain(processes, ProcessTree.Exists);

        await using var second = await Product.StartAsync(data.Path, workers: 1);
        second.Api.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal("done", (string?)(await second.Api.InStateAsync(recording, "done", "refused", "dead"))["state"]);
        await Eventually.TrueAsync("progress shows the recording", async () => await RecordingsAsync(second) == 1, TestProcess.Patience);
    }

    [Fact]
    public async Task A_crashed_worker_is_started_again()
    {
        await using var product = await Product.StartAsync(data.Path, workers: 1);
        var first = Assert.Single(product.Workers);

        UnixSignals.Send(first, UnixSignal.Kill);

        await Eventually.TrueAsync(
            "another worker runs", () => product.Workers.Any(worker => worker != first), TestProcess.Patience);
        var recording = await product.Api.SendAsync(Recordings.Path("clips/librivox_austen_0880.wav"));
        Assert.Equal("done", (string?)(await product.Api.InStateAsync(recording, "done", "refused", "dead"))["state"]);
    }

    [Fact]
    public async Task A_voice_message_in_Telegram_is_answered_by_one_message_that_becomes_the_report()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var product = await Product.StartAsync(data.Path, workers: 1, otlp: collector.Endpoint);
        using var telegram = await product.TelegramAsync();
        var chat = new Uri("/chats/42/messages", UriKind.Relative);
        var stranger = new Uri("/chats/43/messages", UriKind.Relative);

        // A file that Telegram does not hand out must not stop what comes after it.
        using var lost = await telegram.PostAsync(new Uri("/chats/43/lost-voice", UriKind.Relative), null, TestContext.Current.CancellationToken);
        lost.EnsureSuccessStatusCode();
        using var voice = new ByteArrayContent(await File.ReadAllBytesAsync(Recordings.Path("clips/title9s.ogg"), TestContext.Current.CancellationToken));
        voice.Headers.ContentType = new("audio/ogg");
        using var sent = await telegram.PostAsync(new Uri("/chats/42/voice?seconds=9", UriKind.Relative), voice, TestContext.Current.CancellationToken);
        sent.EnsureSuccessStatusCode();

        await Eventually.TrueAsync("the report is there", async () => Texts(await telegram.GetJsonAsync(chat)).Any(text => text.Contains("pauses/min", StringComparison.Ordinal)), TimeSpan.FromMinutes(3));
        Assert.Single(Texts(await telegram.GetJsonAsync(chat)));

        Assert.Contains("send it again", Assert.Single(Texts(await telegram.GetJsonAsync(stranger))), StringComparison.Ordinal);

        await Eventually.TrueAsync("calls of the Bot API were traced", () => Received(collector).Contains("/bot(token)", StringComparison.Ordinal), TestProcess.Patience);
        Assert.DoesNotContain("1:emulator", Received(collector), StringComparison.Ordinal);
        Assert.DoesNotContain("1:emulator", product.Output, StringComparison.Ordinal);
    }

    static string Received(OtlpReceiver collector) => string.Concat(collector.Bodies.Select(Encoding.Latin1.GetString));

    static IEnumerable<string> Texts(JsonNode messages) => messages.AsArray().Select(message => (string)message!["text"]!);

    static string TraceOfAll(OtlpReceiver collector) => collector.Spans
        .GroupBy(span => span.TraceId)
        .Where(trace => new[] { "api", "worker", "analytics" }.All(service => trace.Any(span => span.Service == service)))
        .Select(trace => trace.Key)
        .FirstOrDefault("");

    static async Task<int> RecordingsAsync(Product product)
    {
        var progress = await product.Api.GetJsonAsync(new Uri("/api/learners/me/progress?window=last20", UriKind.Relative));
        return (int?)progress["items"]!.AsArray().FirstOrDefault()?["summary"]!["recordings"] ?? 0;
    }
}
