using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Channels.Telegram;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class GoalTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const long Chat = 42;

    readonly BotWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    AccountStore Accounts => world.Apis.Api.Services.GetRequiredService<AccountStore>();

    [Fact]
    public async Task A_goal_and_a_reminder_are_set_by_buttons_and_a_time_may_be_written()
    {
        await world.Telegram.SayAsync(Chat, "/goal");
        await world.PressAsync(Chat, "Fewer fillers");
        await world.LastAsync(Chat, "a good choice");
        await world.PressAsync(Chat, "Another time");
        await world.LastAsync(Chat, "for example 19:15");

        await world.Telegram.SayAsync(Chat, "quarter past seven");
        await world.LastAsync(Chat, "Write it like 19:15");
        await world.Telegram.SayAsync(Chat, "19:15");
        await world.LastAsync(Chat, "unless you have practised already");

        var account = await Accounts.GetOrCreateAsync("telegram", "42", ApiWorld.Ct);
        Assert.Equal((Goal.FewerFillers, new TimeOnly(19, 15)), (account.Goal?.Kind, account.RemindAt));
        Assert.InRange(await AlarmAsync(), TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddHours(25));
    }

    [Fact]
    public async Task A_text_that_was_waited_for_is_waited_for_no_more_after_cancel()
    {
        await world.Telegram.SayAsync(Chat, "/goal");
        await world.PressAsync(Chat, "Reminder");
        await world.PressAsync(Chat, "Another time");
        await world.LastAsync(Chat, "for example 19:15");
        await world.Telegram.SayAsync(Chat, "/cancel");
        await world.LastAsync(Chat, "we leave it there");
        await world.Telegram.SayAsync(Chat, "19:15");
        await world.LastAsync(Chat, "Send me a voice message");
    }

    [Fact]
    public async Task The_clock_on_the_wall_tells_the_time_zone_and_the_reminder_follows_it()
    {
        await world.Telegram.SayAsync(Chat, "/goal");
        await world.PressAsync(Chat, "Reminder");
        await world.PressAsync(Chat, "18:00");
        await world.LastAsync(Chat, "Your clock");
        var before = await AlarmAsync();
        await world.PressAsync(Chat, "My time zone");
        await world.PressAsync(Chat, "Tokyo");
        await world.LastAsync(Chat, "(Tokyo)");

        var after = await AlarmAsync();
        Assert.Equal(9, ((before - after).TotalHours + 48) % 24, 3);
    }

    [Fact]
    public async Task Of_two_instances_one_reminds_once_and_sets_the_alarm_for_tomorrow()
    {
        world.Apis.Another();
        await world.Telegram.SayAsync(Chat, "/start");
        await world.LastAsync(Chat, "Your first exercise");
        var now = TimeProvider.System.GetUtcNow();
        var account = await Accounts.GetOrCreateAsync("telegram", "42", ApiWorld.Ct);
        account = await Accounts.UpdateAsync(
            account.Learner, changed => changed with { RemindAt = TimeOnly.FromDateTime(now.UtcDateTime.AddSeconds(2)), Goal = new(Goal.Daily, DateOnly.FromDateTime(now.UtcDateTime)) }, ApiWorld.Ct);
        await Reminder.SetAsync(world.Apis.Api.Services.GetRequiredService<AlarmBook>(), new(Chat, Chat), account, now, ApiWorld.Ct);

        var said = await world.LastAsync(Chat, "Half a minute of practice today?");

        Assert.Contains("A little every day", said, StringComparison.Ordinal);
        await Eventually.TrueAsync("the alarm is set for tomorrow", async () => await AlarmAsync() > now.AddHours(23), TestProcess.Patience);
        Assert.Equal(2, (await world.Telegram.MessagesAsync(Chat)).Count);
    }

    [Fact]
    public async Task Nobody_who_has_blocked_the_bot_is_reminded_again()
    {
        await world.Telegram.SayAsync(Chat, "/start");
        await world.LastAsync(Chat, "Your first exercise");
        using var blocked = await world.Telegram.Client.PostAsync(new Uri($"/chats/{Chat}/block", UriKind.Relative), null, ApiWorld.Ct);
        var now = TimeProvider.System.GetUtcNow();
        var account = await Accounts.GetOrCreateAsync("telegram", "42", ApiWorld.Ct);
        account = await Accounts.UpdateAsync(account.Learner, changed => changed with { RemindAt = TimeOnly.FromDateTime(now.UtcDateTime.AddSeconds(1)) }, ApiWorld.Ct);
        await Reminder.SetAsync(world.Apis.Api.Services.GetRequiredService<AlarmBook>(), new(Chat, Chat), account, now, ApiWorld.Ct);

        await Eventually.TrueAsync("the reminder is off", async () => (await Accounts.GetOrCreateAsync("telegram", "42", ApiWorld.Ct)).RemindAt is null, TestProcess.Patience);
        await Eventually.TrueAsync("no alarm is left", async () => await world.Apis.Redis.GetDatabase().SortedSetLengthAsync(RedisKeys.Alarms) == 0, TestProcess.Patience);
    }

    async Task<DateTimeOffset> AlarmAsync() => DateTimeOffset.FromUnixTimeMilliseconds(
        (long)(await world.Apis.Redis.GetDatabase().SortedSetScoreAsync(RedisKeys.Alarms, $"reminder:{Chat}:{Chat}") ?? 0));
}
