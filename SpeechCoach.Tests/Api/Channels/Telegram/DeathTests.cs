using System.Net.Http.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>kill -9 of the API, wherever it is in a conversation.</summary>
public sealed class DeathTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    // A lease of the one that died has to run out.
    static readonly TimeSpan patience = TestProcess.Patience;

    readonly MortalBot bot = new(server);

    public ValueTask InitializeAsync() => new(bot.StartAsync());

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task The_learner_can_go_on_wherever_kill_9_strikes_and_what_is_said_twice_is_counted()
    {
        (Func<Task> Does, string Sees)[] steps =
        [
            (() => bot.Telegram.SayAsync(Chat, "/start"), "Your first exercise"),
            (() => bot.Telegram.PressAsync(Chat, "Practise"), "What would you like to practise for?"),
            (() => bot.Telegram.PressAsync(Chat, "Exam: four questions"), "· 1 of 4"),
            (() => bot.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound), "· 2 of 4"),
            (() => bot.Telegram.SpeakAsync(Chat, ApiRequests.Sound), "· 3 of 4"),
            (FinishAsync, "72 of 100"),
            (() => bot.Telegram.PressAsync(Chat, "Try again"), "about 45 s"),
            (() => bot.Telegram.PressAsync(Chat, "Cancel"), "we leave it there"),
        ];
        var random = new Random(9);
        foreach (var (does, sees) in steps)
        {
            await does();
            // Before it is taken in, while it is answered, or after.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 150)), TimeProvider.System, TestContext.Current.CancellationToken);
            await bot.KillAsync();
            await bot.AgainAsync();
            await bot.Telegram.SaysAsync(Chat, sees, patience);
        }

        // Each recording has a "Got it" of its own.
        var said = (await bot.Telegram.LedgerAsync("sendMessage", Chat)).Where(call => (bool)call["done"]!).Select(call => (string)call["fields"]!["text"]!)
            .Where(text => !text.Contains("Got it", StringComparison.Ordinal)).ToList();
        var twice = said.Count - said.Distinct().Count();
        TestContext.Current.TestOutputHelper!.WriteLine($"{steps.Length} kills, {said.Count} messages, {twice} of them said twice");
        Assert.InRange(twice, 0, steps.Length);
        Assert.Equal(2, await RecordingsAsync());
    }

    [Fact]
    public async Task A_message_that_Telegram_had_not_taken_when_the_sender_died_is_there_once()
    {
        await FaultAsync(new { method = "sendMessage", delay = 30 });
        await bot.Telegram.SayAsync(Chat, "/start");
        await Eventually.TrueAsync("the message is on its way", async () => (await bot.Telegram.Client.GetStringAsync(Faults, TestContext.Current.CancellationToken)) == "[]", patience);

        await bot.KillAsync();
        await bot.AgainAsync();

        await bot.Telegram.LastAsync(Chat, "Your first exercise", patience);
        Assert.Equal(1, await SentAsync("Your first exercise"));
    }

    [Fact]
    public async Task A_message_that_Telegram_had_taken_when_its_id_was_lost_is_there_twice_and_never_more()
    {
        await FaultAsync(new { method = "sendMessage", afterDoing = true });
        await bot.Telegram.SayAsync(Chat, "/start");
        await bot.Telegram.LastAsync(Chat, "Your first exercise", patience);

        await bot.KillAsync();
        await bot.AgainAsync();

        await Eventually.TrueAsync("all is answered", async () => await bot.Redis.GetDatabase().StreamLengthAsync(StreamNames.TelegramUpdates) == 0, patience);
        Assert.Equal(2, await SentAsync("Your first exercise"));
    }

    [Fact]
    public async Task A_report_is_edited_in_and_never_there_twice_whatever_is_cut_off()
    {
        await bot.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await bot.Telegram.LastAsync(Chat, "Got it", patience);
        await FaultAsync(new { method = "editMessageText", afterDoing = true });
        await FinishAsync();
        await bot.Telegram.SaysAsync(Chat, "72 of 100", patience);

        await bot.KillAsync();
        await bot.AgainAsync();

        await Eventually.TrueAsync("the picture is there and nothing is left to do", async () =>
            await bot.Redis.GetDatabase().SortedSetLengthAsync(RedisKeys.Alarms) == 0 && (await bot.Telegram.LedgerAsync("sendPhoto", Chat)).Count > 0, patience);
        Assert.Equal(1, (await bot.Telegram.TextsAsync(Chat)).Count(text => text.Contains("72 of 100", StringComparison.Ordinal)));
        Assert.Equal(2, (await bot.Telegram.MessagesAsync(Chat)).Count);
    }

    [Fact]
    public async Task One_that_is_stopped_takes_its_name_along()
    {
        await bot.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await FinishAsync();
        await bot.Telegram.SaysAsync(Chat, "72 of 100", patience);
        (string Stream, string Group)[] read = [(StreamNames.TelegramUpdates, GroupNames.Bot), (StreamNames.Results, GroupNames.Replies)];
        var database = bot.Redis.GetDatabase();
        foreach (var (stream, group) in read)
            await Eventually.TrueAsync($"it has read all of {stream}", async () => await database.StreamConsumerInfoAsync(stream, group) is [{ PendingMessageCount: 0 }], patience);

        Assert.Equal(0, await bot.StopAsync());

        foreach (var (stream, group) in read) Assert.Empty(await database.StreamConsumerInfoAsync(stream, group));
    }

    static Uri Faults { get; } = new("/faults", UriKind.Relative);

    async Task FinishAsync() => await bot.Worker.FinishAsync(
        await Eventually.GetAsync("queued", async () => await bot.Queue.ClaimAsync("test-worker", TestContext.Current.CancellationToken), patience));

    async Task FaultAsync(object fault)
    {
        using var answer = await bot.Telegram.Client.PostAsJsonAsync(Faults, fault, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    async Task<int> SentAsync(string text) => (await bot.Telegram.TextsAsync(Chat)).Count(said => said.Contains(text, StringComparison.Ordinal));

    async Task<int> RecordingsAsync() => await bot.Redis.GetServer(bot.Redis.GetEndPoints()[0]).KeysAsync(pattern: "sc:recording:*").CountAsync();
}
