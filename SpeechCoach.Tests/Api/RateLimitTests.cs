using System.Net;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class RateLimitTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_learner_sends_so_often_and_no_more_and_others_do_not_suffer()
    {
        await world.StartAsync(("RateLimits:UploadsPerLearner", "2"));
        using var hasty = world.Api.Client(new CookieContainer());
        using var other = world.Api.Client(new CookieContainer());
        // The first upload makes him known; the two that count for him follow.
        for (var i = 0; i < 3; i++) await hasty.AcceptedAsync();

        using var refused = await hasty.SendAsync(ApiRequests.Sound);

        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await other.AcceptedAsync();
    }

    [Fact]
    public async Task Newcomers_are_counted_by_their_address()
    {
        await world.StartAsync(("RateLimits:UploadsPerNewcomerAddress", "2"));
        using var client = world.Api.Client();
        await client.AcceptedAsync();
        await client.AcceptedAsync();

        using var refused = await client.SendAsync(ApiRequests.Sound);

        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Health_is_asked_as_often_as_it_likes()
    {
        await world.StartAsync(("RateLimits:Requests", "1"));
        using var client = world.Api.Client();
        for (var i = 0; i < 5; i++)
        {
            using var alive = await client.GetAsync("/alive", ApiWorld.Ct);
            using var health = await client.GetAsync("/health", ApiWorld.Ct);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (alive.StatusCode, health.StatusCode));
        }

        using var first = await client.GetAsync("/api/learners/me/progress", ApiWorld.Ct);
        using var second = await client.GetAsync("/api/learners/me/progress", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await second.AssertProblemAsync(HttpStatusCode.TooManyRequests);
    }
}
