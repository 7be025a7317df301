using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Storage.Accounts;

public sealed class AccountStoreTests(RedisServer redis) : IClassFixture<RedisServer>, IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_first_word_of_a_learner_makes_his_account_and_the_next_finds_it()
    {
        await using var world = await StartAsync();
        var made = await world.Accounts.GetOrCreateAsync("web", "visitor 1", Ct);
        var found = await world.Accounts.GetOrCreateAsync("web", "visitor 1", Ct);

        Assert.Equal(world.Learners.For("web", "visitor 1"), made.Learner);
        Assert.Equal([new ChannelLink("web", "visitor 1")], made.Links);
        Assert.Equal((made.Subject, 1), (found.Subject, found.Revision));
        Assert.Equal(made.Subject, (await world.Accounts.FindAsync(made.Learner, Ct))!.Subject);
    }

    [Fact]
    public async Task Many_first_words_at_once_on_two_instances_make_one_account()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        for (var round = 0; round < 5; round++)
        {
            var visitor = $"visitor {round}";
            var accounts = await Task.WhenAll(Enumerable.Range(0, 16)
                .Select(i => (i % 2 == 0 ? one : two).Accounts.GetOrCreateAsync("telegram", visitor, Ct)));
            Assert.Single(accounts.Select(account => (account.Subject, account.Revision)).Distinct());
        }
    }

    [Fact]
    public async Task Changes_at_once_on_two_instances_all_count()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        var learner = (await one.Accounts.GetOrCreateAsync("web", "visitor", Ct)).Learner;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Accounts.UpdateAsync(
            learner, account => account with { Links = [.. account.Links, new("discord", $"{i}")] }, Ct)));

        var account = await one.Accounts.FindAsync(learner, Ct);
        Assert.Equal((21, 21), (account!.Revision, account.Links.Count));
    }

    [Fact]
    public async Task A_change_cannot_touch_who_the_learner_is()
    {
        await using var world = await StartAsync();
        var before = await world.Accounts.GetOrCreateAsync("web", "visitor", Ct);
        var after = await world.Accounts.UpdateAsync(before.Learner, account => account with
        {
            Learner = world.Learners.For("web", "another"),
            Subject = SubjectId.FromBytes(new byte[16]),
            Revision = 99,
            Language = "de",
        }, Ct);

        Assert.Equal((before.Learner, before.Subject, 2, "de"), (after.Learner, after.Subject, after.Revision, after.Language));
        Assert.Equal("de", (await world.Accounts.FindAsync(before.Learner, Ct))!.Language);
    }

    [Fact]
    public async Task An_empty_Redis_changes_nothing()
    {
        await using var world = await StartAsync();
        var before = await world.Accounts.GetOrCreateAsync("web", "visitor", Ct);
        await world.Redis.GetDatabase().ExecuteAsync("FLUSHALL");

        var after = await world.Accounts.GetOrCreateAsync("web", "visitor", Ct);
        Assert.Equal((before.Subject, before.Revision), (after.Subject, after.Revision));
    }

    [Fact]
    public async Task A_known_learner_is_known_without_Redis_and_writing_says_that_it_is_away()
    {
        await using var own = new RedisServer();
        await own.InitializeAsync();
        await using var world = await AccountWorld.StartAsync(own, folder.Path);
        var before = await world.Accounts.GetOrCreateAsync("web", "visitor", Ct);
        await own.KillAsync();

        Assert.Equal(before.Subject, (await world.Accounts.GetOrCreateAsync("web", "visitor", Ct)).Subject);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => world.Accounts.UpdateAsync(before.Learner, account => account, Ct));
        Assert.True(failure is RedisException or TimeoutException, failure.ToString());

        await own.RestartAsync();
        await Eventually.TrueAsync("an account can be changed again", async () =>
        {
            try
            {
                return (await world.Accounts.UpdateAsync(before.Learner, account => account with { Language = "fr" }, Ct)).Language == "fr";
            }
            catch (Exception away) when (away is RedisException or TimeoutException)
            {
                return false;
            }
        }, TestProcess.Patience);
    }

    [Fact]
    public async Task A_hint_that_the_account_does_not_bear_out_is_ignored()
    {
        await using var world = await StartAsync();
        var other = await world.Accounts.GetOrCreateAsync("web", "other", Ct);
        var mine = await world.Accounts.GetOrCreateAsync("web", "mine", Ct);
        var database = world.Redis.GetDatabase();
        foreach (var key in Keys(world))
            await database.StringSetAsync(key, other.Learner.ToString());

        Assert.Equal(mine.Learner, (await world.Accounts.GetOrCreateAsync("web", "mine", Ct)).Learner);
    }

    [Fact]
    public async Task The_cache_names_nobody_and_expires()
    {
        await using var world = await StartAsync();
        await world.Redis.GetDatabase().ExecuteAsync("FLUSHALL");
        await world.Accounts.GetOrCreateAsync("telegram", "491701234567", Ct);

        var key = Assert.Single(Keys(world));
        Assert.StartsWith("sc:account:telegram:", key.ToString());
        Assert.DoesNotContain("491701234567", key.ToString());
        Assert.InRange((await world.Redis.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task A_writer_that_outlives_its_lease_gives_up_and_harms_nobody()
    {
        await using var world = await AccountWorld.StartAsync(redis, folder.Path, lease: "00:00:10");
        var learner = (await world.Accounts.GetOrCreateAsync("web", "visitor", Ct)).Learner;
        using var taken = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();

        var slow = Task.Run(() => world.Accounts.UpdateAsync(learner, account =>
        {
            taken.Set();
            release.Wait(Ct);
            return account with { Language = "slow" };
        }, Ct), Ct);
        taken.Wait(Ct);

        // Waits for the lease of the other to run out.
        var quick = await world.Accounts.UpdateAsync(learner, account => account with { Language = "quick" }, Ct);
        release.Set();

        await Assert.ThrowsAsync<TimeoutException>(() => slow);
        Assert.Equal(("quick", quick.Revision), ((await world.Accounts.FindAsync(learner, Ct))!.Language, 2));
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_null_and_cannot_be_changed()
    {
        await using var world = await StartAsync();
        var nobody = world.Learners.For("web", "nobody");
        Assert.Null(await world.Accounts.FindAsync(nobody, Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Accounts.UpdateAsync(nobody, account => account, Ct));
    }

    [Fact]
    public async Task A_damaged_account_is_an_error_and_not_a_new_learner()
    {
        await using var world = await StartAsync();
        var learner = (await world.Accounts.GetOrCreateAsync("web", "visitor", Ct)).Learner;
        using var damage = new MemoryStream("{ not json"u8.ToArray());
        await world.Objects.PutAsync(ObjectKeys.Account(learner), damage, "application/json", Ct);

        await Assert.ThrowsAsync<JsonException>(() => world.Accounts.GetOrCreateAsync("web", "visitor", Ct));
    }

    Task<AccountWorld> StartAsync() => AccountWorld.StartAsync(redis, folder.Path);

    static List<RedisKey> Keys(AccountWorld world) =>
        [.. world.Redis.GetServer(world.Redis.GetEndPoints()[0]).Keys(pattern: "sc:account:*")];
}
