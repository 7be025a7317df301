using System.Net;
using Microsoft.Extensions.Options;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

/// <summary>Behind a balancer, for which the test's own address stands.</summary>
public sealed class ProxyTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    const string For = "X-Forwarded-For", Proto = "X-Forwarded-Proto";

    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_named_proxy_is_believed_whom_it_forwards_for(string proxy)
    {
        await world.StartAsync(("Proxies:0", "192.0.2.7"), ("Proxies:1", proxy), ("RateLimits:Requests", "1"));

        Assert.Equal(HttpStatusCode.OK, await AskAsync("203.0.113.1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("203.0.113.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("203.0.113.1"));
        // What a client wrote before the proxy added his address is not believed, but another proxy is.
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("203.0.113.3, 203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("203.0.113.1, 192.0.2.7"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("203.0.113.3, 192.0.2.7"));
    }

    [Theory]
    [InlineData]
    [InlineData("10.0.0.0/8", "::1")]
    public async Task Who_is_not_named_changes_neither_his_address_nor_the_scheme(params string[] proxies)
    {
        await world.StartAsync([.. proxies.Select((proxy, i) => ($"Proxies:{i}", proxy)), ("RateLimits:Requests", "2")]);

        using var client = world.Api.Client(headers: (Proto, "https"));
        using var sent = await client.SendAsync(ApiRequests.Sound, (For, "203.0.113.1"));
        Assert.DoesNotContain("secure", Cookie(sent), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await AskAsync("203.0.113.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("203.0.113.3"));
    }

    [Fact]
    public async Task Behind_a_named_proxy_that_ends_TLS_cookies_are_secure_and_a_page_of_ours_may_send()
    {
        await world.StartAsync(("Proxies:0", "127.0.0.1"));
        using var client = world.Api.Client(headers: [(For, "203.0.113.1"), (Proto, "https")]);

        using var own = await client.SendAsync(ApiRequests.Sound, ("Origin", $"https://{world.Api.Address.Authority}"));
        using var plain = await client.SendAsync(ApiRequests.Sound, ("Origin", $"http://{world.Api.Address.Authority}"));

        Assert.Equal(HttpStatusCode.Accepted, own.StatusCode);
        Assert.Contains("secure", Cookie(own), StringComparison.OrdinalIgnoreCase);
        await plain.AssertProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_switch_of_the_framework_believes_whoever_forwards_one_address_and_no_more()
    {
        await world.StartAsync(("ForwardedHeaders_Enabled", "true"), ("RateLimits:Requests", "1"));

        Assert.Equal(HttpStatusCode.OK, await AskAsync("203.0.113.1, 203.0.113.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync("203.0.113.3, 203.0.113.2"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("203.0.113.4"));
    }

    [Fact]
    public async Task What_is_no_address_ends_the_service_at_its_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => world.StartAsync(("Proxies:0", "the balancer")));
        Assert.Contains("the balancer", refused.Message, StringComparison.Ordinal);
    }

    async Task<HttpStatusCode> AskAsync(string forwardedFor)
    {
        using var client = world.Api.Client(headers: (For, forwardedFor));
        using var answer = await client.GetAsync("/api/learners/me/progress", ApiWorld.Ct);
        return answer.StatusCode;
    }

    static string Cookie(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Set-Cookie"));
}
