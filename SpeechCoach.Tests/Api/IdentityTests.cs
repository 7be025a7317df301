using System.Net;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class IdentityTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_browser_is_known_by_its_cookie_and_a_stranger_sees_nothing()
    {
        using var mine = world.Api.Client(new CookieContainer());
        using var other = world.Api.Client(new CookieContainer());
        using var nobody = world.Api.Client();
        var address = await mine.AcceptedAsync();
        await other.AcceptedAsync();

        Assert.Equal("accepted", (string?)(await mine.JsonAsync(address))["state"]);
        foreach (var stranger in new[] { other, nobody })
        {
            using var status = await stranger.GetAsync(address, ApiWorld.Ct);
            await status.AssertProblemAsync(HttpStatusCode.NotFound);
            using var events = await stranger.GetAsync($"{address}/events", ApiWorld.Ct);
            await events.AssertProblemAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_cookie_of_one_instance_is_known_to_another()
    {
        var cookies = new CookieContainer();
        using var here = world.Api.Client(cookies);
        var address = await here.AcceptedAsync();

        using var there = world.Another().Client(cookies);

        Assert.Equal("accepted", (string?)(await there.JsonAsync(address))["state"]);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites_and_a_forged_one_is_nobody()
    {
        using var client = world.Api.Client();
        using var response = await client.SendAsync(ApiRequests.Sound);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=", cookie, StringComparison.OrdinalIgnoreCase);

        var value = cookie[..cookie.IndexOf(';')];
        var forged = value[..^5] + (value[^5] == 'A' ? 'B' : 'A') + value[^4..];
        using var honest = world.Api.Client(headers: ("Cookie", value));
        using var forger = world.Api.Client(headers: ("Cookie", forged));
        using var seen = await honest.GetAsync(response.Headers.Location, ApiWorld.Ct);
        using var hidden = await forger.GetAsync(response.Headers.Location, ApiWorld.Ct);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (seen.StatusCode, hidden.StatusCode));
    }

    [Fact]
    public async Task A_wrong_key_is_turned_away_everywhere()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key + "x"));
        using var posted = await client.SendAsync(ApiRequests.Sound);
        using var asked = await client.GetAsync("/api/learners/me/progress", ApiWorld.Ct);

        await posted.AssertProblemAsync(HttpStatusCode.Unauthorized);
        await asked.AssertProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Empty(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task An_integrators_learners_are_kept_apart()
    {
        using var one = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "one")]);
        using var two = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", "two")]);
        var address = await one.AcceptedAsync();

        Assert.Equal("accepted", (string?)(await one.JsonAsync(address))["state"]);
        using var stranger = await two.GetAsync(address, ApiWorld.Ct);
        await stranger.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_cannot_send_for_a_learner(string header, string value)
    {
        using var client = world.Api.Client(new CookieContainer());
        await client.AcceptedAsync();

        using var response = await client.SendAsync(ApiRequests.Sound, (header, value));

        await response.AssertProblemAsync(HttpStatusCode.Forbidden);
        Assert.Single(await world.ObjectsAsync("audio/"));
    }

    [Fact]
    public async Task The_page_itself_and_programs_can()
    {
        using var browser = world.Api.Client(new CookieContainer());
        using var program = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        using var same = await browser.SendAsync(ApiRequests.Sound, ("Sec-Fetch-Site", "same-origin"));
        using var origin = await browser.SendAsync(ApiRequests.Sound, ("Origin", world.Api.Address.GetLeftPart(UriPartial.Authority)));
        using var key = await program.SendAsync(ApiRequests.Sound, ("Origin", "https://elsewhere.example"));

        Assert.All([same, origin, key], response => Assert.Equal(HttpStatusCode.Accepted, response.StatusCode));
    }
}
