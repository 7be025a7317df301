using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Storage.EventLog;

public sealed class EventLogLedgerTests(RedisServer redis) : IClassFixture<RedisServer>, IAsyncLifetime
{
    ConnectionMultiplexer connection = null!;
    EventLogLedger ledger = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetDatabase().ExecuteAsync("FLUSHALL");
        ledger = new(connection);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    [Fact]
    public async Task All_who_ask_at_once_see_one_incarnation()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ledger.CurrentAsync(Ct)));
        Assert.Single(seen.Distinct());
    }

    [Fact]
    public async Task It_knows_how_far_each_partition_reaches()
    {
        var incarnation = await ledger.CurrentAsync(Ct);
        foreach (var (partition, offset) in new[] { (0, 0), (0, 2), (0, 1), (5, 40) })
            Assert.True(await ledger.MarkAsync(incarnation, partition, offset, Ct));

        var (_, ends) = await ledger.ReadAsync(Ct);
        Assert.Equal(new Dictionary<int, long> { [0] = 3, [5] = 41 }, ends.OrderBy(end => end.Key).ToDictionary());
    }

    [Fact]
    public async Task An_offset_written_twice_is_found_out_in_any_partition()
    {
        var incarnation = await ledger.CurrentAsync(Ct);
        Assert.True(await ledger.MarkAsync(incarnation, 1, 7, Ct));
        Assert.True(await ledger.MarkAsync(incarnation, 2, 7, Ct));
        Assert.False(await ledger.MarkAsync(incarnation, 1, 7, Ct));
    }

    [Fact]
    public async Task All_who_find_an_end_at_once_begin_one_new_incarnation_without_marks()
    {
        var ended = await ledger.CurrentAsync(Ct);
        await ledger.MarkAsync(ended, 1, 7, Ct);

        var begun = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ledger.BeginAnewAsync(ended, Ct)));

        var next = Assert.Single(begun.Distinct());
        Assert.NotEqual(ended, next);
        Assert.Empty((await ledger.ReadAsync(Ct)).Ends);
        Assert.True(await ledger.MarkAsync(next, 1, 7, Ct));
    }

    [Fact]
    public async Task A_mark_of_an_ended_incarnation_counts_for_nothing()
    {
        var ended = await ledger.CurrentAsync(Ct);
        await ledger.BeginAnewAsync(ended, Ct);
        Assert.True(await ledger.MarkAsync(ended, 1, 7, Ct));
        Assert.Empty((await ledger.ReadAsync(Ct)).Ends);
    }
}
