using System.Text;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

public sealed class FlowStateTests(RedisServer redis) : IClassFixture<RedisServer>, IAsyncLifetime
{
    static readonly FlowStage Flow = new("test", 0, "topic");
    ConnectionMultiplexer connection = null!;
    FlowState state = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    IDatabase Database => connection.GetDatabase();

    public async ValueTask InitializeAsync()
    {
        connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await Database.ExecuteAsync("FLUSHALL");
        await Database.StringSetAsync(RedisKeys.EventLogIncarnation, "first");
        state = new(connection);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    [Fact]
    public async Task What_was_saved_is_where_the_next_one_begins()
    {
        var opened = state.Open(Flow, 3);
        Assert.Equal(0, opened.Next);

        Assert.Equal(SaveOutcome.Saved, await state.SaveAsync(Flow, opened, 17, Day("{}"), Ct));

        Assert.Equal(17, state.Open(Flow, 3).Next);
        Assert.Equal(0, state.Open(Flow, 4).Next);
        Assert.Equal("{}", await Database.HashGetAsync("window", "day"));
    }

    [Fact]
    public async Task A_stale_instance_saves_neither_windows_nor_offset()
    {
        var stale = state.Open(Flow, 0);
        var present = state.Open(Flow, 0);
        await state.SaveAsync(Flow, present, 5, Day("present"), Ct);

        Assert.Equal(SaveOutcome.Fenced, await state.SaveAsync(Flow, stale, 9, Day("stale"), Ct));

        Assert.Equal("present", await Database.HashGetAsync("window", "day"));
        Assert.Equal(5, state.Open(Flow, 0).Next);
    }

    [Fact]
    public async Task The_window_of_a_deleted_subject_is_not_saved_and_the_others_are()
    {
        var (gone, here) = (SubjectId.FromBytes(new byte[16]), SubjectId.FromBytes([.. Enumerable.Repeat((byte)1, 16)]));
        await Database.StringSetAsync(RedisKeys.Forgotten(gone), "1");

        string[] Keys(SubjectId subject) => [RedisKeys.FlowView("test", 1, $"{subject}"), RedisKeys.FlowWindow("test", 1, $"{subject}/en", "month/2026-03-01")];
        Assert.Equal(SaveOutcome.Saved, await state.SaveAsync(Flow, state.Open(Flow, 0), 2, Set("{}", [.. Keys(gone), .. Keys(here)]), Ct));

        Assert.All(Keys(gone), key => Assert.False(Database.KeyExists(key)));
        Assert.All(Keys(here), key => Assert.True(Database.KeyExists(key)));
    }

    [Fact]
    public async Task Offsets_of_a_former_life_of_the_log_mean_nothing()
    {
        var opened = state.Open(Flow, 0);
        await state.SaveAsync(Flow, opened, 100, new(), Ct);
        await Database.StringSetAsync(RedisKeys.EventLogIncarnation, "second");

        Assert.Equal(SaveOutcome.LogBeganAnew, await state.SaveAsync(Flow, opened, 101, Day("late"), Ct));
        Assert.False(await Database.KeyExistsAsync("window"));
        Assert.Equal(0, state.Open(Flow, 0).Next);
    }

    [Fact]
    public async Task What_is_too_much_for_one_command_of_a_script_is_saved_all_the_same()
    {
        var commands = new CommandBuffer();
        commands.Begin("HSET", "window");
        for (var i = 0; i < 9000; i++) commands.Field($"{i}", i == 8999 ? new byte[70_000] : []);
        commands.Begin("HDEL", "window");
        for (var i = 0; i < 4500; i++) commands.Argument($"{i}");

        Assert.Equal(SaveOutcome.Saved, await state.SaveAsync(Flow, state.Open(Flow, 0), 2, commands, Ct));

        Assert.Equal(4500, await Database.HashLengthAsync("window"));
        Assert.Equal(new byte[70_000], (byte[]?)await Database.HashGetAsync("window", "8999"));
    }

    [Fact]
    public async Task Only_windows_that_are_there_are_loaded_and_each_is_told_from_the_others()
    {
        await Database.HashSetAsync("second", "id", "value");
        var keys = new CommandBuffer();
        foreach (var key in (string[])["first", "second", "third"]) keys.Key(key);

        var loaded = Assert.Single(await state.LoadAsync(keys, Ct));

        Assert.Equal((1, 2, "id", "value"), (loaded.Index, loaded.Fields.Length, (string?)loaded.Fields[0], (string?)loaded.Fields[1]));
    }

    static CommandBuffer Day(string value) => Set(value, "window");

    static CommandBuffer Set(string value, params string[] keys)
    {
        var commands = new CommandBuffer();
        foreach (var key in keys)
        {
            commands.Begin("HSET", key);
            commands.Field("day", Encoding.UTF8.GetBytes(value));
        }

        return commands;
    }
}
