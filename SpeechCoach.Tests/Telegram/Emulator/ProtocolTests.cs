using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>What holds for every method: token, ways to pass fields, ledger, faults and the flood limit.</summary>
public sealed class ProtocolTests : IAsyncLifetime
{
    const long Chat = EmulatorFixture.Learner;
    const string Address = $"/bot{EmulatorFixture.Token}";
    readonly EmulatorFixture emulator = new(("Emulator:Token", EmulatorFixture.Token));

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    TelegramBotClient Bot => emulator.Bot;

    public async ValueTask InitializeAsync() => await emulator.SayAsync("/start");

    public ValueTask DisposeAsync()
    {
        emulator.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_bot_is_who_its_token_says()
    {
        Assert.Equal((7, true, "speech_coach_bot"), await Bot.GetMe(Cancelled) is var me ? (me.Id, me.IsBot, me.Username) : default);
        var stranger = await Assert.ThrowsAsync<ApiRequestException>(() => emulator.BotWith("7:another").GetMe(Cancelled));
        Assert.Equal((401, "Unauthorized"), (stranger.ErrorCode, stranger.Message));
        Assert.Equal((401, "Unauthorized: invalid token specified"), await CallAsync("/botnonsense/getMe"));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        Assert.Equal((404, "Not Found: method not found"), await CallAsync($"{Address}/sendLove"));
        Assert.Equal((404, "Not Found"), await CallAsync(Address));
        Assert.Equal((404, "Not Found"), await CallAsync($"/file{Address}/voice/file_99.oga"));
    }

    [Fact]
    public async Task Fields_come_by_query_form_multipart_or_json()
    {
        using var form = new FormUrlEncodedContent([new("chat_id", "42"), new("text", "form")]);
        using var multipart = new MultipartFormDataContent { { new StringContent("42"), "chat_id" }, { new StringContent("multipart"), "text" } };
        var answers = new[]
        {
            await emulator.Http.GetAsync(new Uri($"{Address}/sendmessage?chat_id=42&text=query", UriKind.Relative), Cancelled),
            await emulator.Http.PostAsync(new Uri($"{Address}/sendMessage", UriKind.Relative), form, Cancelled),
            await emulator.Http.PostAsync(new Uri($"{Address}/sendMessage", UriKind.Relative), multipart, Cancelled),
            await emulator.Http.PostAsJsonAsync(new Uri($"{Address}/SENDMESSAGE", UriKind.Relative), new { chat_id = "42", text = "json" }, Cancelled),
        };
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var said = (JsonArray)await emulator.GetAsync("/chats/42/messages");
        Assert.Equal(["query", "form", "multipart", "json"], said.Select(message => (string?)message!["text"]));
    }

    [Theory]
    [InlineData("{", "Bad Request: can't parse JSON object")]
    [InlineData("[1]", "Bad Request: expected a JSON object")]
    [InlineData("""{"chat_id":42,"text":"a","reply_markup":"{"}""", "Bad Request: can't parse reply keyboard markup JSON object")]
    [InlineData("""{"chat_id":42,"text":"a","reply_markup":{"inline_keyboard":[{}]}}""", "Bad Request: field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays")]
    [InlineData("""{"chat_id":42,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b"}]]}}""", "Bad Request: can't parse inline keyboard button: text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"chat_id":42,"text":"a","parse_mode":"BBCode"}""", "Bad Request: unsupported parse_mode")]
    [InlineData("""{"text":"a"}""", "Bad Request: chat_id is empty")]
    public async Task Nonsense_gets_an_answer(string body, string description)
    {
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await emulator.Http.PostAsync(new Uri($"{Address}/sendMessage", UriKind.Relative), content, Cancelled);
        Assert.Equal((400, description), await ReadAsync(answer));
    }

    [Fact]
    public async Task The_ledger_holds_every_call_and_no_secret()
    {
        await Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled);
        await Assert.ThrowsAsync<ApiRequestException>(() => Bot.SendMessage(1234, "Hello", cancellationToken: Cancelled));
        await Bot.SetWebhook("http://127.0.0.1:9/hook", secretToken: "very-secret", cancellationToken: Cancelled);

        var ledger = await emulator.GetAsync("/ledger");
        Assert.Equal([("sendmessage", "42", 200), ("sendmessage", "1234", 400), ("setwebhook", "", 200)],
            ((JsonArray)ledger).Select(entry => ((string)entry!["method"]!, (string)entry["chat"]!, (int)entry["status"]!)));
        Assert.Equal("Bad Request: chat not found", (string?)ledger[1]!["description"]);
        Assert.Equal("Hello", (string?)ledger[0]!["fields"]!["text"]);
        Assert.DoesNotContain("very-secret", ledger.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(EmulatorFixture.Token, ledger.ToJsonString(), StringComparison.Ordinal);
        Assert.Single((JsonArray)await emulator.GetAsync("/ledger?after=1&method=sendMessage"));
    }

    [Fact]
    public async Task A_call_fails_as_a_test_wants_and_the_next_does_not()
    {
        await emulator.PostAsync("/faults", new { method = "sendMessage", count = 2, code = 502, description = "Bad Gateway" });
        await Bot.GetMe(Cancelled);
        for (var i = 0; i < 2; i++)
            Assert.Equal(502, (await Assert.ThrowsAsync<ApiRequestException>(() => Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled))).ErrorCode);
        await Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled);
        Assert.Single((JsonArray)await emulator.GetAsync("/chats/42/messages"));
    }

    [Fact]
    public async Task An_answer_can_be_lost_after_the_deed()
    {
        await emulator.PostAsync("/faults", new { afterDoing = true });
        await Assert.ThrowsAsync<RequestException>(() => Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled));
        Assert.Single((JsonArray)await emulator.GetAsync("/chats/42/messages"));
        var entry = Assert.Single((JsonArray)await emulator.GetAsync("/ledger"));
        Assert.Equal((0, true), ((int)entry!["status"]!, (bool)entry["done"]!));
    }

    [Fact]
    public async Task Too_many_messages_must_wait_as_long_as_the_answer_says()
    {
        await emulator.PutAsync("/limit", new { messagesPerSecond = 0.5, burst = 2 });
        var sent = await Bot.SendMessage(Chat, "one", cancellationToken: Cancelled);
        await Bot.EditMessageText(Chat, sent.Id, "two", cancellationToken: Cancelled);

        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => Bot.SendMessage(Chat, "three", cancellationToken: Cancelled));
        Assert.Equal((429, 2, "Too Many Requests: retry after 2"), (refused.ErrorCode, refused.Parameters!.RetryAfter, refused.Message));
        await Bot.SendChatAction(Chat, global::Telegram.Bot.Types.Enums.ChatAction.Typing, cancellationToken: Cancelled);
        await emulator.SayAsync("hello", chat: 43);
        await Bot.SendMessage(43, "another chat", cancellationToken: Cancelled);

        emulator.Clock.Advance(TimeSpan.FromSeconds(2));
        await Bot.SendMessage(Chat, "three", cancellationToken: Cancelled);
    }

    [Fact]
    public async Task Commands_are_kept_by_scope_and_language()
    {
        await Bot.SetMyCommands([new BotCommand("help", "What I can do")], cancellationToken: Cancelled);
        await Bot.SetMyCommands([new BotCommand("help", "Lo que sé hacer")], languageCode: "es", cancellationToken: Cancelled);
        await Bot.SetMyCommands([new BotCommand("cancel", "Stop")], BotCommandScope.Chat(Chat), cancellationToken: Cancelled);

        Assert.Equal("Lo que sé hacer", Assert.Single(await Bot.GetMyCommands(languageCode: "es", cancellationToken: Cancelled)).Description);
        Assert.Equal("cancel", Assert.Single(await Bot.GetMyCommands(BotCommandScope.Chat(Chat), cancellationToken: Cancelled)).Command);
        Assert.Empty(await Bot.GetMyCommands(BotCommandScope.AllPrivateChats(), cancellationToken: Cancelled));
        var wrong = await Assert.ThrowsAsync<ApiRequestException>(() => Bot.SetMyCommands([new BotCommand("Not Good", "x")], cancellationToken: Cancelled));
        Assert.Equal("Bad Request: BOT_COMMAND_INVALID", wrong.Message);
        await Bot.DeleteMyCommands(cancellationToken: Cancelled);
        Assert.Empty(await Bot.GetMyCommands(cancellationToken: Cancelled));
    }

    async Task<(int, string?)> CallAsync(string path)
    {
        using var answer = await emulator.Http.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return await ReadAsync(answer);
    }

    static async Task<(int, string?)> ReadAsync(HttpResponseMessage answer)
    {
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
        Assert.Equal((int)answer.StatusCode, (int)body["error_code"]!);
        return ((int)answer.StatusCode, (string?)body["description"]);
    }
}
