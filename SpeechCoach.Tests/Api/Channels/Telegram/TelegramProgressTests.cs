using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Channels.Telegram;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Analytics;
using SpeechCoach.Tests.Builders;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

/// <summary>What the dataflows know of a learner, as the bot tells it.</summary>
public sealed class TelegramProgressTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    // A learner of the test lives in UTC.
    static readonly NoonClock clock = new();

    readonly BotWorld world = new(server) { Clock = clock };
    Account account = null!;

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync();
        await world.Telegram.SayAsync(Chat, "/start");
        await world.LastAsync(Chat, "Your first exercise");
        account = await Accounts.GetOrCreateAsync("telegram", "42", ApiWorld.Ct);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    AccountStore Accounts => world.Apis.Api.Services.GetRequiredService<AccountStore>();

    [Fact]
    public async Task Progress_is_a_picture_with_the_streak_and_how_far_the_goal_is()
    {
        await Accounts.UpdateAsync(account.Learner, changed => changed with { Goal = new(Goal.FewerFillers, clock.Today.AddDays(-1)) }, ApiWorld.Ct);
        await SpokenAsync<SpeakingProgress>([Speech(1, -3, 9), Speech(2, -1, 6), Speech(3, 0, 4), Speech(4, 0, 4)]);

        await world.Telegram.SayAsync(Chat, "/progress");

        var caption = (string)(await world.PictureAsync(Chat))["caption"]!;
        foreach (var part in (string[])["4 recordings.", "2 days in a row", "Fewer fillers: 9 → 4.7 fillers/min"]) Assert.Contains(part, caption, StringComparison.Ordinal);
        await world.PressAsync(Chat, "Recordings");
        await world.LastAsync(Chat, "There are no recordings yet");
    }

    [Fact]
    public async Task A_report_stands_beside_what_was_usual_before_it_in_its_language()
    {
        var earlier = Enumerable.Range(1, 5).Select(number => Speech(number, -number, 12) with { Language = "en-GB" });
        var others = Enumerable.Range(21, 10).Select(number => Speech(number, -number, 1) with { Language = "es" });
        var later = Enumerable.Range(11, 10).Select(number => Speech(number, number, 1));
        await SpokenAsync<LearnersUsual>([.. earlier, .. others, .. later]);
        await world.Telegram.SpeakAsync(Chat, ApiRequests.OtherSound);

        await world.Apis.Worker.FinishAsync(await world.ClaimAsync(), SomeReport.WithEverything() with
        {
            Measures = [new(MeasureNames.FillersPerMinute, "Fillers per minute", 4, "fillers/min", "Fillers a minute.", 0.9)],
        });

        Assert.Contains("Fillers per minute: 4 fillers/min, below your usual 12 👏", await world.SaysAsync(Chat, "72 of 100"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_practised_today_is_not_reminded()
    {
        await SpokenAsync<SpeakingProgress>([Speech(1, 0, 4)]);
        var now = clock.GetUtcNow();
        account = await Accounts.UpdateAsync(account.Learner, changed => changed with { RemindAt = TimeOnly.FromDateTime(now.UtcDateTime.AddSeconds(1)) }, ApiWorld.Ct);
        await Reminder.SetAsync(world.Apis.Api.Services.GetRequiredService<AlarmBook>(), new(Chat, Chat), account, now, ApiWorld.Ct);

        await Eventually.TrueAsync(
            "the alarm is set for tomorrow",
            async () => await world.Apis.Redis.GetDatabase().SortedSetScoreAsync(RedisKeys.Alarms, $"reminder:{Chat}:{Chat}") > now.AddHours(23).ToUnixTimeMilliseconds(),
            TestProcess.Patience);
        Assert.Single(await world.Telegram.MessagesAsync(Chat));
    }

    Task SpokenAsync<T>(IEnumerable<SpeechAnalyzed> speeches) where T : Dataflow, new() => new FlowBench(world.Apis.Redis, () => new T()).RunAsync(speeches);

    SpeechAnalyzed Speech(int number, int day, double fillers) => Speeches.Of(1, number) with
    {
        Subject = account.Subject,
        AcceptedAt = new(clock.Today.AddDays(day), new(0, 0), TimeSpan.Zero),
        LocalDate = clock.Today.AddDays(day),
        DurationSeconds = 60,
        Measures = new Dictionary<string, double> { [MeasureNames.WordsPerMinute] = 120, [MeasureNames.FillersPerMinute] = fillers },
    };
}
