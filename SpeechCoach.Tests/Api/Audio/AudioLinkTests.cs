using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api.Audio;

public sealed class AudioLinkTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(7);

    readonly ApiWorld world = new(server);
    HttpClient mine = null!, other = null!, player = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync(("Audio:LinkLife", Life.ToString()));
        mine = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "me")]);
        other = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "other")]);
        player = world.Api.Client();
    }

    public ValueTask DisposeAsync()
    {
        mine.Dispose();
        other.Dispose();
        player.Dispose();
        return world.DisposeAsync();
    }

    [Fact]
    public async Task A_link_plays_the_recording_and_any_part_of_it()
    {
        var link = await LinkAsync(await mine.AcceptedAsync());

        using var whole = await player.GetAsync(link, Ct);
        Assert.Equal(("audio/mpeg", "private, no-store"), (whole.Content.Headers.ContentType?.MediaType, whole.Headers.CacheControl?.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal)));
        Assert.Equal(ApiRequests.Sound, await whole.Content.ReadAsByteArrayAsync(Ct));

        using var request = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { Range = new RangeHeaderValue(1000, 1999) } };
        using var part = await player.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(ApiRequests.Sound[1000..2000], await part.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(ApiRequests.Sound.Length, part.Content.Headers.ContentRange!.Length);
    }

    [Fact]
    public async Task A_link_ends_by_time_by_revocation_and_by_deletion()
    {
        var address = await mine.AcceptedAsync();
        var revoked = await LinkAsync(address);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(player, revoked));
        using var revoking = await player.DeleteAsync(revoked, Ct);
        Assert.Equal(HttpStatusCode.NoContent, revoking.StatusCode);
        await AssertSilentAsync(player, revoked);

        var expired = await LinkAsync(address);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(player, expired));
        // Redis keeps its time; what is left of it is taken away here instead of waited for.
        Assert.InRange((await world.Redis.GetDatabase().KeyTimeToLiveAsync(KeyOf(expired)))!.Value, Life - TestProcess.Patience, Life);
        await world.Redis.GetDatabase().KeyExpireAsync(KeyOf(expired), TimeSpan.Zero);
        await AssertSilentAsync(player, expired);

        var deleted = await LinkAsync(address);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(player, deleted));
        using var forgotten = await mine.DeleteAsync("/api/learners/me", Ct);
        await AssertSilentAsync(player, deleted);
    }

    [Fact]
    public async Task Another_learner_gets_no_link_and_nothing_by_a_link_that_he_found()
    {
        var address = await mine.AcceptedAsync();
        await other.AcceptedAsync(ApiRequests.OtherSound);

        using var minted = await other.PostAsync($"{address}/audio", null, Ct);
        await minted.AssertProblemAsync(HttpStatusCode.NotFound);
        var link = await LinkAsync(address);
        await AssertSilentAsync(other, link);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(mine, link));
        await AssertSilentAsync(player, link[..^1] + (link[^1] == 'A' ? 'B' : 'A'));
    }

    [Fact]
    public async Task Redis_does_not_hold_what_plays()
    {
        var token = TokenOf(await LinkAsync(await mine.AcceptedAsync()));

        Assert.Empty(await world.Redis.HoldingAsync(token));
        var hash = HashOf(token);
        Assert.Equal([RedisKeys.AudioLink(hash)], await world.Redis.HoldingAsync(hash));
    }

    static string TokenOf(string link) => link.Split('/')[^1];

    static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    static string KeyOf(string link) => RedisKeys.AudioLink(HashOf(TokenOf(link)));

    async Task<string> LinkAsync(string address)
    {
        using var minted = await mine.PostAsync($"{address}/audio", null, Ct);
        return (string)(await minted.JsonAsync())["url"]!;
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string link)
    {
        using var answer = await client.GetAsync(link, Ct);
        return answer.StatusCode;
    }

    static async Task AssertSilentAsync(HttpClient client, string link)
    {
        using var answer = await client.GetAsync(link, Ct);
        await answer.AssertProblemAsync(HttpStatusCode.NotFound);
    }
}
