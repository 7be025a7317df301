using SpeechCoach.Api.Alarms;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Api.Alarms;

public sealed class AlarmBookTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    static readonly DateTimeOffset noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan lease = TimeSpan.FromSeconds(15);
    ConnectionMultiplexer redis = null!;
    AlarmBook book = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await redis.GetDatabase().ExecuteAsync("FLUSHALL");
        book = new(redis);
    }

    public ValueTask DisposeAsync() => redis.DisposeAsync();

    [Fact]
    public async Task An_alarm_set_while_it_rings_rings_once_more_afterwards_and_not_at_the_same_time()
    {
        await SetAsync(noon);
        Assert.Equal(1, await RingingAsync(noon));

        await SetAsync(noon);
        Assert.Equal(0, await RingingAsync(noon));
        // Whoever saw to it knows nothing of that and wants no further ring.
        await EndAsync(noon, null);

        Assert.Equal(1, await RingingAsync(noon));
        await EndAsync(noon, null);
        Assert.Equal(0, await RingingAsync(noon.AddDays(1)));
    }

    [Fact]
    public async Task An_alarm_whose_instance_fell_silent_rings_again_and_the_silent_one_changes_nothing_any_more()
    {
        await SetAsync(noon);
        Assert.Equal(1, await RingingAsync(noon));
        Assert.Equal(0, await RingingAsync(noon + lease / 2));
        Assert.Equal(1, await RingingAsync(noon + lease));

        await EndAsync(noon, null);
        Assert.Equal(1, await RingingAsync(noon + lease + lease));
    }

    [Fact]
    public async Task An_alarm_that_is_removed_while_it_rings_is_gone_and_can_be_set_anew()
    {
        await SetAsync(noon);
        Assert.Equal(1, await RingingAsync(noon));
        await book.RemoveAsync("answer", "one", Ct);
        await EndAsync(noon, noon.AddHours(1));
        Assert.Equal(0, await RingingAsync(noon.AddHours(2)));

        await SetAsync(noon);
        Assert.Equal(1, await RingingAsync(noon));
    }

    Task SetAsync(DateTimeOffset at) => book.SetAsync("answer", "one", at, Ct);

    async Task<int> RingingAsync(DateTimeOffset now) => (await book.TakeAsync(now, now + lease, 10, Ct)).Count;

    Task EndAsync(DateTimeOffset began, DateTimeOffset? next) => book.EndAsync("answer", "one", began + lease, next, Ct);
}
