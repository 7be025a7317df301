using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

/// <summary>The keys that a learner gives to programs.</summary>
public sealed class LearnerKeyTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const string Path = "/api/learners/me/keys";
    readonly ApiWorld world = new(server);
    HttpClient learner = null!;

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync();
        learner = world.Api.Client(new CookieContainer());
        await learner.AcceptedAsync();
    }

    public ValueTask DisposeAsync()
    {
        learner.Dispose();
        return world.DisposeAsync();
    }

    [Fact]
    public async Task A_program_with_a_key_is_the_learner_until_the_key_is_revoked()
    {
        var made = await MakeAsync(learner);
        using var program = Program((string)made["key"]!);

        var address = await program.AcceptedAsync(ApiRequests.OtherSound);
        Assert.Equal("accepted", (string?)(await learner.JsonAsync(address))["state"]);

        using var revoked = await learner.DeleteAsync($"{Path}/{made["id"]}", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var refused = await program.GetAsync(address, ApiWorld.Ct);
        await refused.AssertProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
        Assert.Empty((await learner.JsonAsync(Path)).AsArray());
    }

    [Fact]
    public async Task It_is_told_once_and_kept_as_a_hash()
    {
        var made = await MakeAsync(learner);
        var key = (string)made["key"]!;

        var listed = Assert.Single((await learner.JsonAsync(Path)).AsArray())!;
        Assert.Equal(((string?)made["id"], "my program"), ((string?)listed["id"], (string?)listed["name"]));
        Assert.StartsWith((string)listed["id"]!, key, StringComparison.Ordinal);
        var secret = key[((string)listed["id"]!).Length..];
        Assert.DoesNotContain(secret, listed.ToJsonString(), StringComparison.Ordinal);
        foreach (var name in await world.ObjectsAsync("accounts/"))
        {
            await using var account = (await world.Store.OpenAsync(name, ApiWorld.Ct))!;
            using var reader = new StreamReader(account.Content);
            var text = await reader.ReadToEndAsync(ApiWorld.Ct);
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(key, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stranger_sees_no_key_and_revokes_none()
    {
        var made = await MakeAsync(learner);
        using var stranger = world.Api.Client(new CookieContainer());
        await stranger.AcceptedAsync();

        Assert.Empty((await stranger.JsonAsync(Path)).AsArray());
        using var answer = await stranger.DeleteAsync($"{Path}/{made["id"]}", ApiWorld.Ct);
        await answer.AssertProblemAsync(HttpStatusCode.NotFound);
        using var program = Program((string)made["key"]!);
        using var still = await program.GetAsync("/api/learners/me/progress", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sc_00000000_")]
    [InlineData("sc_00000000_!!!")]
    [InlineData("sc_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    public async Task What_is_no_key_is_turned_away(string key)
    {
        using var program = Program(key);
        using var answer = await program.SendAsync(ApiRequests.Sound);
        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Single(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task A_key_whose_secret_or_learner_was_changed_is_none()
    {
        var key = (string)(await MakeAsync(learner))["key"]!;
        foreach (var place in (int[])[key.Length - 5, key.IndexOf('_', 4) + 3])
        {
            using var forger = Program($"{key[..place]}{(key[place] == 'A' ? 'B' : 'A')}{key[(place + 1)..]}");
            using var answer = await forger.GetAsync("/api/learners/me/progress", ApiWorld.Ct);
            await answer.AssertProblemAsync(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_program_cannot_see_to_keys_and_a_learner_has_so_many_and_no_more()
    {
        var made = await MakeAsync(learner);
        using var program = Program((string)made["key"]!);
        using var more = await program.PostAsJsonAsync(Path, new { name = "another" }, ApiWorld.Ct);
        await more.AssertProblemAsync(HttpStatusCode.Forbidden);
        using var listed = await program.GetAsync(Path, ApiWorld.Ct);
        await listed.AssertProblemAsync(HttpStatusCode.Forbidden);

        for (var i = 1; i < 10; i++) await MakeAsync(learner);
        using var eleventh = await learner.PostAsJsonAsync(Path, new { name = "one too many" }, ApiWorld.Ct);
        await eleventh.AssertProblemAsync(HttpStatusCode.Conflict);
        using var nameless = await learner.PostAsJsonAsync(Path, new { name = " " }, ApiWorld.Ct);
        await nameless.AssertProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Rates_count_for_the_learner_and_another_site_still_cannot_send_for_him()
    {
        await using var strict = new ApiWorld(server);
        await strict.StartAsync(("RateLimits:UploadsPerLearner", "2"));
        using var browser = strict.Api.Client(new CookieContainer());
        await browser.AcceptedAsync();
        using var program = strict.Api.Client(headers: ("Authorization", $"Bearer {(string)(await MakeAsync(browser))["key"]!}"));

        // What brings a key does not rest on the cookie, and a page of another site cannot make a browser send one.
        using var elsewhere = await program.SendAsync(ApiRequests.Sound, ("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Accepted, elsewhere.StatusCode);
        using var forged = await browser.SendAsync(ApiRequests.Sound, ("Origin", "https://elsewhere.example"));
        await forged.AssertProblemAsync(HttpStatusCode.Forbidden);

        await browser.AcceptedAsync();
        using var third = await program.SendAsync(ApiRequests.Sound);
        await third.AssertProblemAsync(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Who_deletes_himself_deletes_his_keys()
    {
        var key = (string)(await MakeAsync(learner))["key"]!;
        using var deleted = await learner.DeleteAsync("/api/learners/me", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);

        using var program = Program(key);
        using var answer = await program.SendAsync(ApiRequests.Sound);
        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized);
    }

    HttpClient Program(string key)
    {
        var client = world.Api.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return client;
    }

    static async Task<JsonNode> MakeAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync(Path, new { name = "my program" }, ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }
}
