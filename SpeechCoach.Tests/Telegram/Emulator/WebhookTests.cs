using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SpeechCoach.Tests.Infrastructure;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SpeechCoach.Tests.Telegram.Emulator;

/// <summary>Updates that are sent to the bot.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    static readonly TimeSpan patience = TestProcess.Patience;
    readonly EmulatorFixture emulator = new();
    HookedBot hooked = null!;

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => hooked = await HookedBot.StartAsync();

    public async ValueTask DisposeAsync()
    {
        emulator.Dispose();
        await hooked.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_and_what_comes_is_delivered_with_the_secret()
    {
        await emulator.SayAsync("before");
        await SetAsync("s3cret");
        await emulator.SayAsync("after");

        await ReceivedAsync(2);
        Assert.All(hooked.Received, received => Assert.Equal("s3cret", received.Secret));
        await Eventually.TrueAsync("nothing is pending", async () => (await InfoAsync()).PendingUpdateCount == 0, patience);
    }

    [Fact]
    public async Task A_failed_delivery_comes_again_at_once_and_then_after_pauses_that_double()
    {
        foreach (var _ in Enumerable.Range(0, 4)) hooked.Answers.Enqueue(Results.StatusCode(500));
        await SetAsync();
        await emulator.SayAsync("hello");
        await ReceivedAsync(2);
        await FailedAsync();

        foreach (var (seconds, deliveries) in ((int, int)[])[(2, 3), (4, 4), (8, 5)])
        {
            emulator.Clock.Advance(TimeSpan.FromSeconds(seconds - 0.1));
            await emulator.GetAsync("/updates");
            Assert.Equal(deliveries - 1, hooked.Received.Count);
            await AdvanceUntilAsync(deliveries);
        }
        await Eventually.TrueAsync("nothing is pending", async () => (await InfoAsync()).PendingUpdateCount == 0, patience);
        Assert.Single(hooked.Received.Select(received => received.Update).Distinct());
    }

    [Fact]
    public async Task A_bot_that_says_when_is_asked_then()
    {
        hooked.Answers.Enqueue(new Busy(30));
        await SetAsync();
        await emulator.SayAsync("hello");
        await ReceivedAsync(1);
        await FailedAsync();

        emulator.Clock.Advance(TimeSpan.FromSeconds(29));
        await emulator.GetAsync("/updates");
        Assert.Single(hooked.Received);
        await AdvanceUntilAsync(2);
    }

    [Fact]
    public async Task A_chat_keeps_its_order_and_holds_no_other_up()
    {
        var slow = new TaskCompletionSource();
        hooked.Waits[1] = slow.Task;
        await SetAsync();
        await emulator.SayAsync("one", chat: 1);
        await emulator.SayAsync("two", chat: 1);
        foreach (var text in (string[])["a", "b", "c"]) await emulator.SayAsync(text, chat: 2);

        await ReceivedAsync(4);
        Assert.Equal([1, 2, 2, 2], hooked.Received.Select(received => received.Chat).Order());
        slow.SetResult();
        await ReceivedAsync(5);
        var ofFirst = hooked.Received.Where(received => received.Chat == 1).Select(received => received.Update).ToArray();
        Assert.Equal(ofFirst.Order(), ofFirst);
    }

    [Fact]
    public async Task An_answer_may_hold_a_call()
    {
        hooked.Answers.Enqueue(Results.Json(new { method = "sendMessage", chat_id = 42, text = "at once" }));
        await SetAsync();
        await emulator.SayAsync("hello");
        await Eventually.TrueAsync("the message is there", async () => ((JsonArray)await emulator.GetAsync("/chats/42/messages")).Count == 1, patience);
    }

    [Fact]
    public async Task Polling_and_a_webhook_exclude_each_other()
    {
        // Whether a poll is under way yet is seen from outside by nothing else.
        await Eventually.TrueAsync("a poll is ended", async () =>
        {
            await emulator.Bot.DeleteWebhook(cancellationToken: Cancelled);
            var waiting = emulator.Bot.GetUpdates(timeout: 30, cancellationToken: Cancelled);
            await emulator.GetAsync("/updates");
            await SetAsync();
            return (await Assert.ThrowsAsync<ApiRequestException>(() => waiting)).Message == "Conflict: terminated by setWebhook request";
        }, patience);
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => emulator.Bot.GetUpdates(cancellationToken: Cancelled));
        Assert.Equal(409, refused.ErrorCode);

        await emulator.Bot.DeleteWebhook(cancellationToken: Cancelled);
        Assert.Empty(await emulator.Bot.GetUpdates(cancellationToken: Cancelled));
    }

    [Theory]
    [InlineData("ftp://example.org", null, "Bad Request: invalid webhook URL specified")]
    [InlineData("http://example.org/hook", null, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("https://example.org/hook", "no spaces", "Bad Request: secret token contains unallowed characters")]
    public async Task A_wrong_address_or_secret_is_refused(string address, string? secret, string description)
    {
        var error = await Assert.ThrowsAsync<ApiRequestException>(() => emulator.Bot.SetWebhook(address, secretToken: secret, cancellationToken: Cancelled));
        Assert.Equal((400, description), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task An_update_is_delivered_again_in_any_order_to_any_address()
    {
        await using var other = await HookedBot.StartAsync();
        var first = await emulator.SayAsync("one");
        var second = await emulator.SayAsync("two");

        var outcomes = await emulator.PostAsync("/updates/again", new { updates = new[] { second, first, second }, addresses = new[] { hooked.Address, other.Address } });

        Assert.All((JsonArray)outcomes, outcome => Assert.Equal("taken", (string?)outcome));
        Assert.Equal([Id(second), Id(second)], hooked.Received.Select(received => received.Update));
        Assert.Equal([Id(first)], other.Received.Select(received => received.Update));
    }

    static int Id(JsonNode update) => (int)update["update_id"]!;

    Task SetAsync(string? secret = null) => emulator.Bot.SetWebhook(hooked.Address, secretToken: secret, cancellationToken: Cancelled);

    Task<global::Telegram.Bot.Types.WebhookInfo> InfoAsync() => emulator.Bot.GetWebhookInfo(Cancelled);

    Task ReceivedAsync(int count) => Eventually.TrueAsync($"{count} deliveries", () => hooked.Received.Count >= count, patience);

    /// <summary>Until the emulator, too, knows of the failure: only then does the pause count.</summary>
    Task FailedAsync() => Eventually.TrueAsync("the failure is known", async () => (await InfoAsync()).LastErrorMessage is { } error && error.Contains("Wrong response", StringComparison.Ordinal), patience);

    Task AdvanceUntilAsync(int deliveries) => Eventually.TrueAsync(
        $"{deliveries} deliveries",
        () =>
        {
            if (hooked.Received.Count < deliveries) emulator.Clock.Advance(TimeSpan.FromSeconds(0.1));
            return hooked.Received.Count >= deliveries;
        },
        patience);

    sealed class Busy(int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }
    }
}
