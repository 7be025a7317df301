using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class FeedbackTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync(("Telegram:ClaimAfter", "00:00:15")));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_picture_is_the_recording_drawn_and_small_enough_to_look_at()
    {
        await SpokenAsync();

        var photo = await world.PictureAsync(Chat);

        var sent = await Eventually.GetAsync("the call is in the ledger", async () => (await world.Telegram.LedgerAsync("sendPhoto", Chat)).SingleOrDefault(), TestProcess.Patience);
        Assert.InRange((int)EmulatorInstance.File(sent)["size"]!, 5_000, 2_000_000);
        var largest = photo["photo"]!.AsArray()[^1]!;
        Assert.InRange((int)largest["width"]!, 800, 2000);
        Assert.Contains("pitch", (string)photo["caption"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_transcript_and_the_moment_itself_come_when_asked_for()
    {
        await SpokenAsync();

        await world.PressAsync(Chat, "All numbers");
        var details = await world.SaysAsync(Chat, "All the numbers");
        Assert.Contains("Words per minute: 132 words/min", details, StringComparison.Ordinal);
        Assert.Contains("pocketsphinx, 62 % sure", details, StringComparison.Ordinal);

        await world.PressAsync(Chat, "Transcript");
        await world.SaysAsync(Chat, "<b>not</b>");
        var transcript = (await world.Telegram.LedgerAsync("sendMessage", Chat)).Select(call => (string)call["fields"]!["text"]!).Single(text => text.Contains("and <u>um</u> ⏸0.8 so ask", StringComparison.Ordinal));
        Assert.Contains("&lt;b&gt;not&lt;/b&gt;", transcript, StringComparison.Ordinal);

        await world.PressAsync(Chat, "▶️ 0:00");
        var voice = await Eventually.GetAsync("the moment", async () => (await world.Telegram.LedgerAsync("sendVoice", Chat)).SingleOrDefault(), TestProcess.Patience);
        Assert.True((bool)voice["done"]!);
        Assert.InRange((int)EmulatorInstance.File(voice)["size"]!, 1_000, 100_000);
        Assert.Contains("pause in silence", (string)voice["fields"]!["caption"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_stays_whatever_is_pressed_beneath_it()
    {
        await SpokenAsync();

        await world.PressAsync(Chat, "Practise");
        await world.SaysAsync(Chat, "What would you like to practise for?");
        await world.SaysAsync(Chat, "72 of 100");
        var report = (await world.Telegram.MessagesAsync(Chat)).First(message => ((string?)message["text"])?.Contains("72 of 100", StringComparison.Ordinal) == true);
        await world.Telegram.PressAsync(Chat, report, EmulatorInstance.Buttons(report).First(button => button.Label.Contains("Progress", StringComparison.Ordinal)).Data!);
        await world.SaysAsync(Chat, "There is nothing to show yet");
        await world.SaysAsync(Chat, "72 of 100");
    }

    [Fact]
    public async Task Where_the_learner_takes_no_voice_messages_the_moment_comes_as_a_file()
    {
        await SpokenAsync();
        await world.FaultAsync(new { method = "sendVoice", code = 400, description = "Bad Request: VOICE_MESSAGES_FORBIDDEN", count = 100 });

        await world.PressAsync(Chat, "▶️ 0:00");

        var file = await Eventually.GetAsync("the moment", async () => (await world.Telegram.LedgerAsync("sendDocument", Chat)).SingleOrDefault(), TestProcess.Patience);
        Assert.Equal("moment.ogg", (string?)EmulatorInstance.File(file)["name"]);
        Assert.Contains("pause in silence", (string)file["fields"]!["caption"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_is_kept_but_cannot_be_cut_is_not_called_gone()
    {
        await SpokenAsync(sound: [.. ApiRequests.OtherSound.Take(64), .. new byte[2000]]);

        await world.PressAsync(Chat, "▶️ 0:00");

        await world.SaysAsync(Chat, "or cannot be cut just now");
    }

    [Fact]
    public async Task Where_the_answer_was_deleted_one_message_takes_its_place()
    {
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await world.LastAsync(Chat, "Got it");
        var claimed = await world.ClaimAsync();
        await world.Telegram.DeleteAsync(BotWorld.Token, Chat, Assert.Single(await world.Telegram.MessagesAsync(Chat)));

        await world.Apis.Worker.BeginAsync(claimed, Stage.Transcribe);
        await world.LastAsync(Chat, "I am listening");
        await world.Apis.Worker.BeginAsync(claimed, Stage.Measure);
        await world.SaysAsync(Chat, "Measuring");
        await world.Apis.Worker.FinishAsync(claimed);
        await world.SaysAsync(Chat, "72 of 100");

        await world.PictureAsync(Chat);
        Assert.Equal(2, (await world.Telegram.MessagesAsync(Chat)).Count);
    }

    [Fact]
    public async Task A_transcript_too_long_for_three_messages_comes_as_a_file_and_nothing_is_ever_too_long_for_Telegram()
    {
        var words = Enumerable.Range(0, 4000).Select(i => new SpokenWord($"word{i}", i * 0.2, i * 0.2 + 0.1, 0.9, i % 50 == 0)).ToList();
        var action = new Advice("pause-instead", new string('x', 3000), [new(0.7, 1.1)]);
        await SpokenAsync(SomeReport.WithEverything() with { Words = words, Actions = [action, action with { Code = "slow-down" }] });

        await world.PressAsync(Chat, "Transcript");
        var file = await Eventually.GetAsync("the transcript", async () => (await world.Telegram.LedgerAsync("sendDocument", Chat)).SingleOrDefault(), TestProcess.Patience);

        Assert.Equal("transcript.txt", (string?)EmulatorInstance.File(file)["name"]);
        Assert.All(await world.Telegram.LedgerAsync(chat: Chat), call => Assert.True((bool)call["done"]! || ((string)call["description"]!).Contains("not modified", StringComparison.Ordinal), call.ToJsonString()));
    }

    [Fact]
    public async Task A_second_answer_to_a_question_stands_beside_the_first()
    {
        await world.Telegram.SayAsync(Chat, "/practice");
        await world.PressAsync(Chat, "Small talk");
        await SpokenAsync(Fillers(9, 60));
        await world.PressAsync(Chat, "Try again");
        await world.LastAsync(Chat, "Answer with a voice message");
        await SpokenAsync(Fillers(4, 71), ApiRequests.Sound);

        var report = await world.SaysAsync(Chat, "Your last try and this one");
        Assert.Contains("Score: 60 → 71", report, StringComparison.Ordinal);
        Assert.Contains("Few fillers: 9 → 4", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_question_is_asked_and_its_answer_stands_under_it()
    {
        await SpokenAsync(SomeReport.WithEverything() with { FollowUp = "What did you learn from it?" });
        await world.PressAsync(Chat, "A follow-up question");
        await world.LastAsync(Chat, "What did you learn from it?");
        await world.Telegram.SpeakAsync(Chat, ApiRequests.Sound);
        Assert.Equal("What did you learn from it?", (await world.ClaimAsync()).Task.Question?.Text);
    }

    [Fact]
    public async Task When_Telegram_asks_to_wait_nothing_reaches_the_chat_before_and_the_report_does_then()
    {
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await world.LastAsync(Chat, "Got it");
        var claimed = await world.ClaimAsync();
        await world.FaultAsync(new { method = "editMessageText", code = 429, retryAfter = 5, count = 1 });

        await world.Apis.Worker.FinishAsync(claimed);

        await world.SaysAsync(Chat, "72 of 100");
        var refused = Assert.Single(await world.Telegram.LedgerAsync(chat: Chat), call => (int)call["status"]! == 429);
        // A message is seen in the chat a moment before its call is in the ledger.
        var next = await Eventually.GetAsync(
            "the next call", async () => (await world.Telegram.LedgerAsync(chat: Chat)).FirstOrDefault(call => (long)call["number"]! > (long)refused["number"]!), TestProcess.Patience);
        Assert.InRange((DateTimeOffset)next["time"]! - (DateTimeOffset)refused["time"]!, TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Commands_too_are_answered_once_the_wait_is_over_and_only_once()
    {
        await world.FaultAsync(new { method = "sendMessage", code = 429, retryAfter = 4, count = 1 });
        await world.Telegram.SayAsync(Chat, "/start");
        await world.LastAsync(Chat, "Your first exercise");
        Assert.Single(await world.Telegram.MessagesAsync(Chat));
    }

    [Fact]
    public async Task However_much_one_chat_has_sent_that_Telegram_asks_to_wait_for_others_are_answered_meanwhile()
    {
        await world.FaultAsync(new { method = "sendMessage", code = 429, retryAfter = 600, count = 1 });
        // More than are answered at once.
        for (var i = 0; i < 100; i++) await world.Telegram.SayAsync(Chat, "/help");
        await Eventually.TrueAsync("Telegram asked to wait", async () => (await world.Telegram.LedgerAsync("sendMessage", Chat)).Count > 0, TestProcess.Patience);

        await world.Telegram.SayAsync(43, "/cancel");

        await world.LastAsync(43, "we leave it there");
        Assert.Empty(await world.Telegram.TextsAsync(Chat));
        Assert.NotNull(await world.Apis.Redis.GetDatabase().KeyTimeToLiveAsync(RedisKeys.TelegramWaiting($"{Chat}")));
        await Eventually.TrueAsync(
            "one update of the other chat stands in the stream", async () => await world.Apis.Redis.GetDatabase().StreamLengthAsync(StreamNames.TelegramUpdates) == 1, TestProcess.Patience);
    }

    [Fact]
    public async Task What_a_chat_has_sent_is_answered_in_its_order_by_however_many_instances()
    {
        world.Apis.Another();
        await world.FaultAsync(new { method = "sendMessage", code = 429, retryAfter = 4, count = 1 });
        for (var i = 0; i < 20; i++) await world.Telegram.SayAsync(Chat, i % 2 == 0 ? "/cancel" : "/help");

        var texts = await world.TextsAsync(Chat, 20);

        Assert.All(texts.Index(), text => Assert.Equal(text.Index % 2 == 0, text.Item.Contains("we leave it there", StringComparison.Ordinal)));
        Assert.Equal(0, await world.Apis.Redis.GetDatabase().ListLengthAsync(RedisKeys.TelegramWaiting($"{Chat}")));
    }

    [Fact]
    public async Task A_learner_who_has_blocked_the_bot_is_noted_and_left_alone()
    {
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await world.LastAsync(Chat, "Got it");
        var claimed = await world.ClaimAsync();
        using var blocked = await world.Telegram.Client.PostAsync(new Uri($"/chats/{Chat}/block", UriKind.Relative), null, ApiWorld.Ct);
        blocked.EnsureSuccessStatusCode();

        await world.Apis.Worker.FinishAsync(claimed);

        // The alarm that is to tell the chat may not have been set before the worker was done.
        var database = world.Apis.Redis.GetDatabase();
        await Eventually.TrueAsync("the chat was told in vain, and nothing is left to do", async () => await RefusedAsync() > 0 && await database.SortedSetLengthAsync(RedisKeys.Alarms) == 0, TestProcess.Patience);
        Assert.InRange(await RefusedAsync(), 1, 5);

        async Task<int> RefusedAsync() => (await world.Telegram.LedgerAsync(chat: Chat)).Count(call => (int)call["status"]! == 403);
    }

    [Fact]
    public async Task A_refusal_says_what_to_send_instead_in_the_learners_language()
    {
        await world.Telegram.SayAsync(Chat, "/language es");
        await world.LastAsync(Chat, "en español");
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);
        await world.Apis.Worker.RefuseAsync(await world.ClaimAsync(), new("no-speech", "Nobody can be heard."));
        await world.SaysAsync(Chat, "No se oye a nadie");
    }

    [Fact]
    public async Task A_report_that_was_edited_in_already_is_not_sent_again_by_another_instance()
    {
        world.Apis.Another();
        await SpokenAsync();
        await world.PictureAsync(Chat);
        var texts = await world.Telegram.MessagesAsync(Chat);
        Assert.Equal(2, texts.Count);
        Assert.Single(await world.Telegram.LedgerAsync("sendPhoto", Chat));
    }

    async Task SpokenAsync(Report? report = null, byte[]? sound = null)
    {
        await world.Telegram.SpeakAsync(Chat, sound ?? ApiRequests.OtherSound);
        var pictures = (await world.Telegram.LedgerAsync("sendPhoto", Chat)).Count;
        await world.Apis.Worker.FinishAsync(await world.ClaimAsync(), report);
        // The picture comes last: what is said afterwards is the last message then.
        await Eventually.TrueAsync("the report", async () => (await world.Telegram.LedgerAsync("sendPhoto", Chat)).Count > pictures, TestProcess.Patience);
    }

    static Report Fillers(double perMinute, double points) => SomeReport.WithEverything() with
    {
        Measures = [new(MeasureNames.FillersPerMinute, "Few fillers", perMinute, "fillers/min", "Fillers a minute.", 0.9)],
        Score = new(points, []),
    };
}
