using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>Messages of text, with their formats, buttons and errors.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    const long Chat = EmulatorFixture.Learner;
    readonly EmulatorFixture emulator = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    TelegramBotClient Bot => emulator.Bot;

    public async ValueTask InitializeAsync() => await emulator.SayAsync("/start");

    public ValueTask DisposeAsync()
    {
        emulator.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_the_bot_sends_and_edits_the_learner_sees()
    {
        var sent = await Bot.SendMessage(Chat, "Got it.", cancellationToken: Cancelled);
        var edited = await Bot.EditMessageText(Chat, sent.Id, "Done.", cancellationToken: Cancelled);

        Assert.Equal((sent.Id, "Done.", true), (edited.Id, edited.Text, edited.EditDate is not null));
        Assert.Equal("Done.", (string?)Assert.Single((JsonArray)await emulator.GetAsync("/chats/42/messages"))!["text"]);
    }

    [Fact]
    public async Task Html_becomes_text_with_entities()
    {
        var sent = await Bot.SendMessage(
            Chat,
            " <b>Pace</b> &lt;1&gt; 🎯 <i>now <u>slow</u></i> <a href=\"https://example.org/a?b=1&amp;c=2\">more</a>\n<blockquote expandable>long</blockquote><tg-spoiler>x</tg-spoiler><pre><code class=\"language-cs\">y</code></pre> /help ",
            ParseMode.Html, cancellationToken: Cancelled);

        Assert.Equal("Pace <1> 🎯 now slow more\nlongxy /help", sent.Text);
        Assert.Equal(
            [
                (MessageEntityType.Bold, "Pace"), (MessageEntityType.Italic, "now slow"), (MessageEntityType.Underline, "slow"), (MessageEntityType.TextLink, "more"),
                (MessageEntityType.ExpandableBlockquote, "long"), (MessageEntityType.Spoiler, "x"), (MessageEntityType.Pre, "y"), (MessageEntityType.BotCommand, "/help"),
            ],
            sent.Entities!.Select(entity => (entity.Type, sent.Text!.Substring(entity.Offset, entity.Length))));
        Assert.Equal("https://example.org/a?b=1&c=2", sent.Entities![3].Url);
        Assert.Equal("cs", sent.Entities[6].Language);
    }

    [Theory]
    [InlineData("<b>bold", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("é <h1>x</h1>", "Unsupported start tag \"h1\" at byte offset 3")]
    [InlineData("a</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("1 < 2", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("a <b", "Unclosed start tag at byte offset 2")]
    public async Task Broken_html_is_refused_in_the_real_words(string html, string reason)
    {
        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Bot.SendMessage(Chat, html, ParseMode.Html, cancellationToken: Cancelled));
        Assert.Equal((400, $"Bad Request: can't parse entities: {reason}"), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task The_length_is_counted_in_characters_after_parsing()
    {
        var longest = string.Concat(Enumerable.Repeat("🎯", 4096));
        Assert.Equal(longest, (await Bot.SendMessage(Chat, $"<b>{longest}</b>", ParseMode.Html, cancellationToken: Cancelled)).Text);
        await RefusedAsync(400, "Bad Request: message is too long", () => Bot.SendMessage(Chat, $"{longest}.", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Errors_are_the_real_ones()
    {
        var sent = await Bot.SendMessage(Chat, "Got it.", cancellationToken: Cancelled);
        await RefusedAsync(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
            () => Bot.EditMessageText(Chat, sent.Id, "Got it.", cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: message to edit not found", () => Bot.EditMessageText(Chat, 99, "Done.", cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: message can't be edited", () => Bot.EditMessageText(Chat, sent.Id - 1, "Done.", cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: message text is empty", () => Bot.SendMessage(Chat, "", cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: text must be non-empty", () => Bot.SendMessage(Chat, "<b> </b>", ParseMode.Html, cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: chat not found", () => Bot.SendMessage(1234, "Hello", cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: message to be replied not found",
            () => Bot.SendMessage(Chat, "Hello", replyParameters: 99, cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Who_blocks_the_bot_gets_nothing_until_he_writes_again()
    {
        await emulator.PostAsync("/chats/42/block");
        await RefusedAsync(403, "Forbidden: bot was blocked by the user", () => Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled));
        await emulator.SayAsync("back again");
        Assert.Equal("Hello", (await Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled)).Text);

        await emulator.PostAsync("/chats/42/deactivate");
        await RefusedAsync(403, "Forbidden: user is deactivated", () => Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Buttons_stay_until_an_edit_leaves_them_out()
    {
        InlineKeyboardMarkup buttons = new([[InlineKeyboardButton.WithCallbackData("Try again", "again"), InlineKeyboardButton.WithUrl("More", "https://example.org")]]);
        var sent = await Bot.SendMessage(Chat, "Report", replyMarkup: buttons, cancellationToken: Cancelled);
        Assert.Equal("again", sent.ReplyMarkup!.InlineKeyboard.First().First().CallbackData);

        var edited = await Bot.EditMessageText(Chat, sent.Id, "Report", replyMarkup: InlineKeyboardButton.WithCallbackData("Next", "next"), cancellationToken: Cancelled);
        Assert.Equal("next", edited.ReplyMarkup!.InlineKeyboard.Single().Single().CallbackData);
        Assert.Null((await Bot.EditMessageText(Chat, sent.Id, "Report", cancellationToken: Cancelled)).ReplyMarkup);
        Assert.NotNull((await Bot.EditMessageReplyMarkup(Chat, sent.Id, buttons, cancellationToken: Cancelled)).ReplyMarkup);
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "Bad Request: BUTTON_DATA_INVALID")]
    public async Task A_button_carries_at_most_64_bytes(int bytes, string? refusal)
    {
        var button = InlineKeyboardButton.WithCallbackData("Press", new string('a', bytes - 2) + "é");
        Task<Message> SendAsync() => Bot.SendMessage(Chat, "Hello", replyMarkup: button, cancellationToken: Cancelled);
        if (refusal is null) Assert.NotNull((await SendAsync()).ReplyMarkup);
        else await RefusedAsync(400, refusal, SendAsync);
    }

    [Fact]
    public async Task A_group_takes_no_button_that_opens_a_Mini_App()
    {
        const long group = -1_001_234_567_890;
        await emulator.SayAsync("/start", group);
        var button = InlineKeyboardButton.WithWebApp("Open", "https://coach.example.org/app");
        Assert.NotNull((await Bot.SendMessage(Chat, "Report", replyMarkup: button, cancellationToken: Cancelled)).ReplyMarkup);
        var sent = await Bot.SendMessage(group, "Report", cancellationToken: Cancelled);
        await RefusedAsync(400, "Bad Request: BUTTON_TYPE_INVALID", () => Bot.SendMessage(group, "Report", replyMarkup: button, cancellationToken: Cancelled));
        await RefusedAsync(400, "Bad Request: BUTTON_TYPE_INVALID", () => Bot.EditMessageText(group, sent.Id, "The report", replyMarkup: button, cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_pressed_button_arrives_and_is_answered()
    {
        var sent = await Bot.SendMessage(Chat, "Report", replyMarkup: InlineKeyboardButton.WithCallbackData("Next", "next"), cancellationToken: Cancelled);
        await emulator.PostAsync("/chats/42/press", new { message_id = sent.Id, data = "next" });

        var pressed = (await Bot.GetUpdates(cancellationToken: Cancelled)).Last().CallbackQuery!;
        Assert.Equal(("next", sent.Id, Chat), (pressed.Data, pressed.Message!.Id, pressed.From.Id));
        await Bot.AnswerCallbackQuery(pressed.Id, "Here it comes", cancellationToken: Cancelled);

        emulator.Clock.Advance(TimeSpan.FromMinutes(2));
        const string tooLate = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        await RefusedAsync(400, tooLate, () => Bot.AnswerCallbackQuery(pressed.Id, cancellationToken: Cancelled));
        await RefusedAsync(400, tooLate, () => Bot.AnswerCallbackQuery("1", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task What_is_deleted_is_gone()
    {
        var sent = await Bot.SendMessage(Chat, "Hello", cancellationToken: Cancelled);
        await Bot.DeleteMessage(Chat, sent.Id, Cancelled);
        await RefusedAsync(400, "Bad Request: message to delete not found", () => Bot.DeleteMessage(Chat, sent.Id, Cancelled));
        int[] more = [(await Bot.SendMessage(Chat, "One", cancellationToken: Cancelled)).Id, (await Bot.SendMessage(Chat, "Two", cancellationToken: Cancelled)).Id, sent.Id];
        await Bot.DeleteMessages(Chat, more, Cancelled);
        Assert.Empty((JsonArray)await emulator.GetAsync("/chats/42/messages"));
    }

    static async Task RefusedAsync(int code, string description, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<ApiRequestException>(call);
        Assert.Equal((code, description), (error.ErrorCode, error.Message));
    }
}
