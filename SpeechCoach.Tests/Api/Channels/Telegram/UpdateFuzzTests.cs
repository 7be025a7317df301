using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Api.Channels.Telegram;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>A short run; <c>./test updates --n 10000 --seed 1</c> makes it longer.</summary>
public sealed class UpdateFuzzTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const int AtOnce = 8;

    static readonly int count = Proof.Number("updates", "n", 300);
    static readonly int seed = Proof.Number("updates", "seed", 1);
    // Taken, too large, not to be had, empty, no recording.
    static readonly string[] answers = ["Got it", "too large for me", "could not fetch", "nothing in this file", "cannot read this file"];
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2) + TimeSpan.FromMilliseconds(60 * count);

    static readonly List<string> accounts = [];

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Brought_by_webhook_every_update_is_taken_or_refused_and_every_voice_is_answered()
    {
        await world.StartAsync(("Telegram:PublicAddress", "http://127.0.0.1:9"), ("Telegram:Webhook", "true"));
        var updates = await GenerateAsync(count);
        using var client = world.Apis.Api.Client(headers: (WebhookEndpoint.SecretHeader, world.Apis.Api.Services.GetRequiredService<WebhookSecret>().Value));

        await Parallel.ForEachAsync(updates, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ApiWorld.Ct }, async (update, cancellationToken) =>
        {
            using var body = new StringContent(update.Json, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri(WebhookEndpoint.Path, UriKind.Relative), body, cancellationToken);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode}: {update.Json}");
        });

        using var last = new StringContent((await world.Telegram.SayAsync(1_999_999, "/cancel")).ToJsonString(), Encoding.UTF8, "application/json");
        using var taken = await client.PostAsync(new Uri(WebhookEndpoint.Path, UriKind.Relative), last, ApiWorld.Ct);
        await AssertAnsweredAsync("webhook", updates);
    }

    [Fact]
    public async Task Asked_for_no_update_stops_the_poller_and_every_voice_is_answered()
    {
        await world.StartAsync();
        var updates = await GenerateAsync(Math.Max(100, count / 10));
        List<(string, long?)> handed = [];
        foreach (var update in updates)
        {
            // What is no JSON object can be brought, but not be in a list of them.
            if (Parse(update.Json) is not { } json) continue;
            using var answer = await world.Telegram.Client.PostAsJsonAsync(new Uri("/updates", UriKind.Relative), json, ApiWorld.Ct);
            if (answer.IsSuccessStatusCode) handed.Add(update);
        }

        await world.Telegram.SayAsync(1_999_999, "/cancel");
        await AssertAnsweredAsync("polling", handed);
    }

    async Task<List<(string Json, long? Answered)>> GenerateAsync(int most)
    {
        var spoken = await world.Telegram.SpeakAsync(1_999_998, ApiRequests.OtherSound);
        var generator = new UpdateGenerator(seed, (int)spoken["update_id"]! + 1_000_000, (string)spoken["message"]!["voice"]!["file_id"]!);
        var updates = Enumerable.Range(0, most).Select(_ => generator.Next()).ToList();
        // Nobody can be written to who has never written.
        foreach (var chat in updates.Select(update => update.Answered).OfType<long>()) await world.Telegram.SayAsync(chat, "/cancel");
        return updates;
    }

    async Task AssertAnsweredAsync(string way, IReadOnlyList<(string Json, long? Answered)> updates)
    {
        await world.Telegram.LastAsync(1_999_999, "we leave it there", patience);
        await Eventually.TrueAsync("all is answered", async () => await world.Apis.Redis.GetDatabase().StreamLengthAsync(StreamNames.TelegramUpdates) == 0, patience);
        var calls = await world.Telegram.LedgerAsync();
        var answered = calls.Where(call => (bool)call["done"]! && answers.Any(answer => ((string?)call["fields"]?["text"])?.Contains(answer, StringComparison.Ordinal) == true))
            .Select(call => (string)call["chat"]!).ToHashSet();
        var voices = updates.Select(update => update.Answered).OfType<long>().ToList();
        Assert.NotEmpty(voices);
        Assert.DoesNotContain(voices, chat => !answered.Contains(chat.ToString(CultureInfo.InvariantCulture)));
        // Nothing failed so often that it was given up.
        Assert.DoesNotContain(calls, call => ((string?)call["fields"]?["text"])?.Contains("Something went wrong on my side", StringComparison.Ordinal) == true);
        lock (accounts)
        {
            accounts.Add($"{way}: {updates.Count} updates of seed {seed}, {voices.Count} voices, each answered; {calls.Count} calls of the bot");
            Proof.Keep("updates", string.Join('\n', accounts));
        }
    }

    static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
