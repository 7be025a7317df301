using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class ConversationTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Start_says_what_the_coach_does_what_is_kept_and_gives_an_exercise()
    {
        await world.Telegram.SayAsync(Chat, "/start");

        var text = Assert.Single(await world.TextsAsync(Chat, 1));
        Assert.Contains("30 days", text, StringComparison.Ordinal);
        Assert.Contains("/delete", text, StringComparison.Ordinal);
        Assert.Contains("Your first exercise", text, StringComparison.Ordinal);
        // Twenty seconds at 200 words a minute.
        Assert.InRange(text.Split(' ').Length, 30, 90);
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        await world.Telegram.SayAsync(Chat, "/help");
        var text = Assert.Single(await world.TextsAsync(Chat, 1));
        foreach (var command in (string[])["/start", "/settings", "/language", "/cancel", "/help"]) Assert.Contains(command, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_changed_and_kept_over_a_restart()
    {
        await world.Telegram.SayAsync(Chat, "/language es");
        await world.LastAsync(Chat, "te escribo en español");

        // Another instance, which shares nothing but Redis and the store.
        await world.Apis.Api.DisposeAsync();
        world.Apis.Another();
        await world.Telegram.SayAsync(Chat, "hola");
        await world.LastAsync(Chat, "Mándame un mensaje de voz");
    }

    [Theory]
    [InlineData("/nonsense")]
    [InlineData("/")]
    [InlineData("what now?")]
    [InlineData("/language tlh")]
    public async Task What_is_no_command_gets_a_kind_word_or_nothing_and_the_next_one_is_answered(string text)
    {
        await world.Telegram.SayAsync(Chat, text);
        await world.Telegram.SayAsync(Chat, "/cancel");
        await world.LastAsync(Chat, "we leave it there");
    }

    [Theory]
    [InlineData("pinned_message", """{"message_id":1,"date":1,"chat":{"id":42,"type":"private"},"text":"pinned"}""")]
    [InlineData("message_auto_delete_timer_changed", """{"message_auto_delete_time":86400}""")]
    [InlineData("write_access_allowed", """{"web_app_name":"report"}""")]
    public async Task What_Telegram_itself_tells_of_a_chat_is_not_answered(string kind, string content)
    {
        await world.Telegram.SayAsync(Chat, "/cancel");
        await world.LastAsync(Chat, "we leave it there");

        await world.Telegram.BringAsync(new()
        {
            ["message_id"] = 7, ["date"] = 1, ["from"] = new JsonObject { ["id"] = Chat, ["is_bot"] = false, ["first_name"] = "Learner" },
            ["chat"] = new JsonObject { ["id"] = Chat, ["type"] = "private", ["first_name"] = "Learner" }, [kind] = JsonNode.Parse(content),
        });
        await world.Telegram.SayAsync(Chat, "/help");

        await world.LastAsync(Chat, "Just send a voice message");
        Assert.Equal(2, (await world.Telegram.MessagesAsync(Chat)).Count);
    }

    [Fact]
    public async Task A_webhook_that_somebody_else_sets_does_not_silence_the_bot()
    {
        await world.Telegram.SayAsync(Chat, "/cancel");
        await world.LastAsync(Chat, "we leave it there");
        using var set = await world.Telegram.Client.PostAsJsonAsync(new Uri($"/bot{BotWorld.Token}/setWebhook", UriKind.Relative), new { url = "http://127.0.0.1:9/gone" }, ApiWorld.Ct);
        set.EnsureSuccessStatusCode();

        await world.Telegram.SayAsync(Chat, "/help");

        await world.LastAsync(Chat, "Just send a voice message");
    }

    [Fact]
    public async Task A_command_may_name_the_bot()
    {
        await world.Telegram.SayAsync(Chat, "/cancel@speech_coach_bot");
        await world.LastAsync(Chat, "we leave it there");
    }

    [Fact]
    public async Task A_voice_message_is_answered_by_one_message_that_becomes_the_report()
    {
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await world.LastAsync(Chat, "Got it");
        var claimed = await Eventually.GetAsync("queued", async () => await world.Apis.Queue.ClaimAsync("test-worker", ApiWorld.Ct), TestProcess.Patience);

        await world.Apis.Worker.FinishAsync(claimed);

        await world.SaysAsync(Chat, "Your pace is steady");
        Assert.Single(await world.Telegram.TextsAsync(Chat), text => text.Length > 0);
    }

    [Fact]
    public async Task Nothing_of_what_was_written_stays_behind()
    {
        await world.Telegram.SayAsync(Chat, "a secret of mine");
        await world.TextsAsync(Chat, 1);
        await Eventually.TrueAsync("the inbox is empty", async () => await world.Apis.Redis.GetDatabase().StreamLengthAsync(StreamNames.TelegramUpdates) == 0, TestProcess.Patience);
    }

    [Fact]
    public async Task What_cannot_be_answered_ends_even_where_the_apology_is_refused_too()
    {
        await world.FaultAsync(new { method = "sendMessage", code = 400, count = 1000 });
        await world.Telegram.SayAsync(Chat, "/start");
        await Eventually.TrueAsync("it was tried", async () => (await world.Telegram.LedgerAsync("sendMessage", Chat)).Count > 0, TestProcess.Patience);
        await Eventually.TrueAsync("it has ended", async () => await world.Apis.Redis.GetDatabase().StreamLengthAsync(StreamNames.TelegramUpdates) == 0, TestProcess.Patience);

        // Tried as often as is set, and the apology once.
        Assert.Equal(6, (await world.Telegram.LedgerAsync("sendMessage", Chat)).Count);
    }
}
