using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>What a chat shows second by second.</summary>
[Collection(AloneCollection.Name)]
public sealed class ChatTimeTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task One_message_goes_from_stage_to_stage_to_the_report_and_the_chat_shows_all_the_while_that_something_goes_on()
    {
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await world.LastAsync(Chat, "Got it");
        var claimed = await world.ClaimAsync();

        await world.Apis.Worker.BeginAsync(claimed, Stage.Transcribe);
        await world.LastAsync(Chat, "I am listening");
        // Telegram shows an action for five seconds.
        await Eventually.TrueAsync("the action was kept alive", async () => (await world.Telegram.LedgerAsync("sendChatAction", Chat)).Count >= 2, TimeSpan.FromSeconds(9));
        await world.Apis.Worker.BeginAsync(claimed, Stage.Measure);
        await world.LastAsync(Chat, "Measuring");
        await world.Apis.Worker.FinishAsync(claimed);

        var report = await world.SaysAsync(Chat, "72 of 100");
        Assert.Contains("👍 Your pace is steady: keep it. Listen at 0:00.", report, StringComparison.Ordinal);
        Assert.Contains("🎯 Where you say um, pause in silence instead. Listen at 0:00.", report, StringComparison.Ordinal);
        Assert.Contains("unsure of some words", report, StringComparison.Ordinal);
        await world.PictureAsync(Chat);
        Assert.Equal(2, (await world.Telegram.MessagesAsync(Chat)).Count);
    }

    [Fact]
    public async Task The_time_to_prepare_is_counted_down_in_the_message_until_it_says_speak_now()
    {
        await world.Telegram.SayAsync(Chat, "/practice");
        await world.PressAsync(Chat, "Exam: 15 s, then 45 s");
        await world.LastAsync(Chat, "15 s to prepare");
        await world.LastAsync(Chat, "Speak now:");

        // By Telegram's clock: when the test has seen it depends on what the machine does besides.
        var calls = await world.Telegram.LedgerAsync(chat: Chat);
        Assert.InRange((At("Speak now:") - At("15 s</b> to prepare")).TotalSeconds, 12, 20);
        var shown = (await world.EditsAsync(Chat)).Select(text => text.Split('\n')[^1]).ToList();
        foreach (var seconds in (int[])[10, 5, 3, 2, 1]) Assert.Contains(shown, line => line.Contains($"{seconds} s</b> to prepare", StringComparison.Ordinal));

        DateTimeOffset At(string text) =>
            (DateTimeOffset)calls.First(call => ((string?)call["fields"]?["text"])?.Contains(text, StringComparison.Ordinal) == true)["time"]!;
    }
}
