using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// How long a learner waits in Telegram for the first sign that his voice message has come, while both workers are busy; beside it, in the same
/// minutes, the round trip of a bot that answers at once and does nothing else.
/// </summary>
static class TelegramBenchmark
{
    const int Messages = 200;
    const double Limit = 300;

    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(string root, string configuration, string clip)
    {
        using var data = new ScratchFolder();
        await using var product = await RunningProduct.StartAsync(root, configuration, data.Path, workers: 2);
        await using var bare = await RunningProduct.StartEmulatorAsync(root, configuration);
        using var stop = new CancellationTokenSource();
        var echo = EchoBot.RunAsync(bare.Telegram, stop.Token);
        var sound = await File.ReadAllBytesAsync(clip);
        var load = new Load(product.Api, sound);
        var loading = load.RunAsync(stop.Token);
        await load.Begun;
        var before = load.Done;

        Console.WriteLine($"{Messages} voice messages, one every {pause.TotalMilliseconds:0} ms, while both workers work without a break");
        List<double> coach = [], plain = [];
        await SpeakAsync(product.Telegram, 1, sound);
        await SpeakAsync(bare.Telegram, 1, sound);
        var sent = new List<(Uri Telegram, long Chat, DateTimeOffset At, List<double> Into)>();
        for (var i = 0; i < Messages; i++)
        {
            foreach (var (telegram, into) in (ReadOnlySpan<(Uri, List<double>)>)[(product.Telegram, coach), (bare.Telegram, plain)])
                sent.Add((telegram, 1000 + i, TimeProvider.System.GetUtcNow(), into));
            await Task.WhenAll(SpeakAsync(product.Telegram, 1000 + i, sound), SpeakAsync(bare.Telegram, 1000 + i, sound));
            await Task.Delay(pause, TimeProvider.System);
        }

        var recordings = load.Done - before;
        foreach (var (telegram, chat, at, into) in sent) into.Add((await FirstSignAsync(telegram, chat) - at).TotalMilliseconds);
        await stop.CancelAsync();
        await Task.WhenAll(loading, echo);

        Row("first sign of the coach", coach);
        Row("a bot that does nothing else", plain);
        var p95 = Percentile(coach, 95);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"First sign at the 95th percentile: {p95:0} ms (limit {Limit:0} ms), a bare round trip {Percentile(plain, 95):0} ms; {coach.Count} voice messages, {recordings} other recordings done meanwhile."));
        return p95 <= Limit ? 0 : 1;
    }

    static async Task SpeakAsync(Uri telegram, long chat, byte[] sound)
    {
        using var client = new HttpClient { BaseAddress = telegram };
        using var content = new ByteArrayContent(sound);
        content.Headers.ContentType = new("audio/ogg");
        using var answer = await client.PostAsync(new Uri($"/chats/{chat}/voice?seconds=9", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>When the first call that the learner sees came in.</summary>
    static async Task<DateTimeOffset> FirstSignAsync(Uri telegram, long chat)
    {
        using var client = new HttpClient { BaseAddress = telegram };
        for (var tries = 0; tries < 600; tries++)
        {
            var calls = await client.GetFromJsonAsync<JsonArray>(new Uri($"/ledger?chat={chat}", UriKind.Relative));
            if (calls!.FirstOrDefault(call => (bool)call!["done"]!) is { } first) return (DateTimeOffset)first["time"]!;
            await Task.Delay(pause, TimeProvider.System);
        }

        throw new TimeoutException($"No sign in chat {chat}.");
    }

    static void Row(string what, List<double> milliseconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-30} median {Percentile(milliseconds, 50),6:0} ms   p95 {Percentile(milliseconds, 95),6:0} ms   max {milliseconds.Max(),6:0} ms"));

    static double Percentile(List<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(percent / 100 * sorted.Count) - 1)];
    }
}
