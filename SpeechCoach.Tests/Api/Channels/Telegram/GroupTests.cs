using System.Text.Json.Nodes;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>A group of which the bot sees everything, as one does that is its administrator.</summary>
public sealed class GroupTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Group = -1_001_234_567_890;
    const long Learner = 42;

    readonly BotWorld world = new(server);
    JsonNode voice = null!; // of somebody's own chat: a file that can be had
    int last = 1000;

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync(("Telegram:PublicAddress", "https://coach.example.org"), ("Telegram:Webhook", "false"));
        // Nobody can be written to who has never written.
        await world.Telegram.SayAsync(Group, "/cancel");
        await world.LastAsync(Group, "we leave it there");
        voice = (await world.Telegram.SpeakAsync(99, ApiRequests.OtherSound))["message"]!["voice"]!;
        await world.Apis.Worker.FinishAsync(await world.ClaimAsync());
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_is_not_for_the_bot_is_neither_answered_nor_recorded()
    {
        await BringAsync("text", "Good morning, everybody");
        await BringAsync("voice", voice.DeepClone());
        await BringAsync("document", voice.DeepClone());
        await BringAsync("new_chat_members", new JsonArray(Person(43)));
        await BringAsync("text", "as I said", message => message["reply_to_message"] = Message(Person(43), "text", "what?"));
        await BringAsync("text", "/help", message => message["sender_chat"] = new JsonObject { ["id"] = -1_009, ["type"] = "channel", ["title"] = "News" });
        await BringAsync("text", "/history");

        await world.LastAsync(Group, "There are no recordings yet");
        Assert.Equal(2, (await world.Telegram.MessagesAsync(Group)).Count);
        Assert.Null(await world.Apis.Queue.ClaimAsync("test-worker", ApiWorld.Ct));
    }

    [Fact]
    public async Task A_voice_message_that_answers_the_bot_gets_its_report()
    {
        await BringAsync("voice", voice.DeepClone(), message => message["reply_to_message"] = Message(Bot, "text", "All right"));
        await world.LastAsync(Group, "Got it");

        await world.Apis.Worker.FinishAsync(await world.ClaimAsync());

        await world.SaysAsync(Group, "72 of 100");
    }

    [Fact]
    public async Task What_is_kept_of_a_learner_is_not_shown_to_the_group()
    {
        await BringAsync("text", "/export");

        await world.LastAsync(Group, "in our own chat");
        Assert.Empty(await world.Telegram.LedgerAsync("sendDocument"));
    }

    [Fact]
    public async Task A_command_that_names_another_bot_is_left_to_that_one()
    {
        await BringAsync("text", "/help@another_bot");
        await BringAsync("text", "/help@another_bot\nplease", message => message["reply_to_message"] = Message(Bot, "text", "All right"));
        // An answer to the bot is for the bot, whoever is spoken of.
        await BringAsync("text", "is @another_bot of use?", message => message["reply_to_message"] = Message(Bot, "text", "All right"));
        await BringAsync("text", "/History@Speech_Coach_BOT now");

        await world.LastAsync(Group, "There are no recordings yet");
        Assert.Equal(3, (await world.Telegram.MessagesAsync(Group)).Count);
        Assert.Single(await world.Telegram.LedgerAsync("getMe"));
    }

    [Fact]
    public async Task While_it_does_not_know_its_name_the_bot_answers_whomever_a_command_names()
    {
        await world.FaultAsync(new { method = "getMe", code = 500 });
        await BringAsync("text", "/history@another_bot");
        await BringAsync("text", "/cancel@another_bot");

        Assert.Contains("we leave it there", (await world.TextsAsync(Group, 3))[^1], StringComparison.Ordinal);
        // It is not asked for again with every command.
        Assert.Single(await world.Telegram.LedgerAsync("getMe"));
    }

    static JsonObject Bot => new() { ["id"] = 4242, ["is_bot"] = true, ["first_name"] = "Speech Coach" };

    static JsonObject Person(long id) => new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = "Learner", ["language_code"] = "en" };

    Task BringAsync(string kind, JsonNode content, Action<JsonObject>? more = null)
    {
        var message = Message(Person(Learner), kind, content);
        more?.Invoke(message);
        return world.Telegram.BringAsync(message);
    }

    JsonObject Message(JsonObject from, string kind, JsonNode content) => new()
    {
        ["message_id"] = ++last, ["date"] = 1, ["from"] = from, ["chat"] = new JsonObject { ["id"] = Group, ["type"] = "supergroup", ["title"] = "Evening class" }, [kind] = content,
    };
}
