using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Api.Channels.Telegram;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class WebhookTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    // The address that Telegram is told is not the one of these instances, which choose their ports themselves: updates are brought by the tests.
    public ValueTask InitializeAsync() => new(world.StartAsync(("Telegram:PublicAddress", "http://127.0.0.1:9"), ("Telegram:Webhook", "true"), ("RateLimits:Requests", "1"), ("Telegram:ClaimAfter", "00:00:15")));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    string Secret => world.Apis.Api.Services.GetRequiredService<WebhookSecret>().Value;

    [Fact]
    public async Task Telegram_is_told_the_address_a_secret_and_the_two_kinds_of_update_that_are_wanted()
    {
        var call = await Eventually.GetAsync("setWebhook", async () => await world.Telegram.LedgerAsync("setWebhook") is [var first, ..] ? first : null, TestProcess.Patience);
        var fields = call["fields"]!;
        Assert.Equal("http://127.0.0.1:9/telegram/updates", (string?)fields["url"]);
        Assert.Equal(["message", "callback_query"], JsonNode.Parse((string)fields["allowed_updates"]!)!.AsArray().Select(type => (string)type!));
        Assert.NotNull(fields["secret_token"]);
        Assert.Empty(await world.Telegram.LedgerAsync("getUpdates"));
        Assert.Matches("^[A-Za-z0-9_-]{32,256}$", Secret);
    }

    [Fact]
    public async Task However_much_comes_from_the_few_addresses_that_Telegram_has_none_of_it_is_told_to_wait()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, await BringAsync(world.Apis.Api, (await world.Telegram.SayAsync(Chat, "/cancel")).ToJsonString(), Secret));
    }

    [Fact]
    public async Task Without_the_secret_nothing_is_taken_in()
    {
        var update = await world.Telegram.SayAsync(Chat, "/start");
        foreach (var secret in (string?[])[null, "", "wrong", Secret[..^1], Secret + "0"])
            Assert.Equal(HttpStatusCode.Unauthorized, await BringAsync(world.Apis.Api, update.ToJsonString(), secret));

        await BringAsync(world.Apis.Api, (await world.Telegram.SayAsync(Chat, "/cancel")).ToJsonString(), Secret);
        await world.LastAsync(Chat, "we leave it there");
        Assert.Single(await world.Telegram.MessagesAsync(Chat));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("no json", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.OK)]
    [InlineData("[]", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("""{"update_id":"one"}""", HttpStatusCode.OK)]
    [InlineData("""{"update_id":7,"message":{"text":"no chat"}}""", HttpStatusCode.OK)]
    [InlineData("""{"update_id":7,"poll_answer":{}}""", HttpStatusCode.OK)]
    [InlineData("""{"update_id":7,"my_chat_member":{"chat":{"id":1,"type":"private"},"from":{"id":1},"date":1,"old_chat_member":{},"new_chat_member":{}}}""", HttpStatusCode.OK)]
    public async Task What_is_no_update_is_passed_over(string body, HttpStatusCode expected) =>
        Assert.Equal(expected, await BringAsync(world.Apis.Api, body, Secret));

    [Fact]
    public async Task The_same_updates_five_times_in_any_order_at_two_instances_make_one_recording_and_one_answer_each()
    {
        var instances = (ApiInstance[])[world.Apis.Api, world.Apis.Another()];
        string[] updates =
        [
            (await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound)).ToJsonString(),
            (await world.Telegram.SayAsync(43, "/start")).ToJsonString(),
            (await world.Telegram.SpeakAsync(44, ApiRequests.Sound)).ToJsonString(),
        ];
        var random = new Random(5);
        var deliveries = Enumerable.Repeat(updates, 5).SelectMany(update => update).ToArray();
        random.Shuffle(deliveries);

        var answers = await Task.WhenAll(deliveries.Select((update, index) => BringAsync(instances[index % 2], update, Secret)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        foreach (var chat in (long[])[Chat, 44])
        {
            await world.LastAsync(chat, "Got it");
            await world.Apis.Worker.FinishAsync(await world.ClaimAsync());
        }

        await world.LastAsync(43, "Your first exercise");
        foreach (var chat in (long[])[Chat, 44])
        {
            await world.SaysAsync(chat, "72 of 100");
            await world.PictureAsync(chat);
        }

        Assert.Null(await world.Apis.Queue.ClaimAsync("test-worker", ApiWorld.Ct));
        var redis = world.Apis.Redis.GetDatabase();
        await Eventually.TrueAsync("all is answered", async () => await redis.StreamLengthAsync(StreamNames.TelegramUpdates) == 0, TestProcess.Patience);
        await Eventually.TrueAsync("both pictures are in the ledger", async () => (await world.Telegram.LedgerAsync("sendPhoto")).Count >= 2, TestProcess.Patience);
        Assert.Equal(3, (await world.Telegram.LedgerAsync("sendMessage")).Count(call => (bool)call["done"]!));
        Assert.Equal(2, (await world.Telegram.LedgerAsync("sendPhoto")).Count);
    }

    static async Task<HttpStatusCode> BringAsync(ApiInstance instance, string update, string? secret)
    {
        using var client = instance.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/updates") { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        if (secret is not null) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await client.SendAsync(request, ApiWorld.Ct);
        return answer.StatusCode;
    }
}
