using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace SpeechCoach.Tests.Chaos;

/// <summary>Learners who send until they are answered, as a patient program or Telegram does.</summary>
sealed class Senders(ChaosWorld world, int recordings, Random random) : IDisposable
{
    const int TelegramEvery = 6, Learners = 23, FirstChat = 1_000_000, AtOnce = 12, Ahead = 60;
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };
    int underWay;

    /// <summary>Where to ask for each recording that came over HTTP, by its number.</summary>
    public ConcurrentDictionary<int, Uri> Accepted { get; } = new();

    /// <summary>The numbers that went by Telegram.</summary>
    public ConcurrentDictionary<int, bool> Spoken { get; } = new();

    public int Count => Accepted.Count + Spoken.Count;

    /// <summary>Uploads whose answer is awaited.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    public static bool IsTelegram(int number) => number % TelegramEvery == 0;

    /// <summary>Each in a chat of its own.</summary>
    public static long Chat(int number) => FirstChat + number;

    /// <summary>The number of a chat.</summary>
    public static int Number(long chat) => (int)(chat - FirstChat);

    /// <summary>Sends all, a few at once and never far ahead of the workers, so that every kill meets work.</summary>
    public async Task RunAsync(ResultTally tally, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, recordings), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (number, ct) =>
        {
            while (Count - tally.Count > Ahead) await Task.Delay(pause, TimeProvider.System, ct);
            if (IsTelegram(number)) await SpeakAsync(number, ct);
            else await UploadAsync(number, ct);
        });
    }

    /// <summary>Asks an API that is there.</summary>
    public async Task<HttpResponseMessage?> TryAsync(Func<HttpRequestMessage> request, int number, CancellationToken cancellationToken)
    {
        using var message = request();
        message.Headers.Add("X-Api-Key", ChaosWorld.Key);
        message.Headers.Add("X-Learner", string.Create(CultureInfo.InvariantCulture, $"learner-{number % Learners}"));
        try
        {
            return await http.SendAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public Uri Anywhere(string path)
    {
        lock (random) return new(ChaosWorld.Address(world.ApiPorts[random.Next(world.ApiPorts.Count)]), path);
    }

    public void Dispose() => http.Dispose();

    async Task SpeakAsync(int number, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(NumberedSound.Wav(number, channels: 2));
        content.Headers.ContentType = new("audio/ogg");
        using var sent = await world.Learners.PostAsync(new Uri($"/chats/{Chat(number)}/voice?seconds=1", UriKind.Relative), content, cancellationToken);
        sent.EnsureSuccessStatusCode();
        Spoken[number] = true;
    }

    async Task UploadAsync(int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            Interlocked.Increment(ref underWay);
            using var answer = await TryAsync(() => Upload(number), number, cancellationToken);
            Interlocked.Decrement(ref underWay);
            if (answer is { StatusCode: HttpStatusCode.Accepted or HttpStatusCode.OK })
            {
                Accepted[number] = answer.Headers.Location!;
                return;
            }

            // A server that is away says 503; anything else is an error of the product.
            if (answer is { StatusCode: not HttpStatusCode.ServiceUnavailable })
                Assert.Fail($"Upload {number} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }

    HttpRequestMessage Upload(int number)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Anywhere("/api/recordings")) { Content = new ByteArrayContent(NumberedSound.Wav(number)) };
        request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"number-{number}"));
        return request;
    }
}
