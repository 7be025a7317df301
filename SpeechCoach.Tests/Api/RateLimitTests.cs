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

    [Theory]
    [InlineData("en", "try again in ", " seconds.")]
    [InlineData("es", "inténtalo de nuevo dentro de ", " segundos.")]
    public async Task Whoever_reads_pages_is_told_by_a_page_how_long_to_wait(string language, string before, string after)
    {
        await world.StartAsync(("RateLimits:Requests", "1"));
        // As browsers ask: they take anything, if need be.
        using var reader = world.Api.Client(headers: [("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"), ("Accept-Language", language)]);
        using var first = await reader.GetAsync("/progress?window=week", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var refused = await reader.GetAsync("/progress?window=week", ApiWorld.Ct);

        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(ApiWorld.Ct));
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains($"{before}{refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds:0}{after}", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/progress?window=week\"", page, StringComparison.Ordinal);

        using var style = await reader.GetAsync("/site.css", ApiWorld.Ct);
        Assert.Equal((HttpStatusCode.OK, "text/css"), (style.StatusCode, style.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Whoever_guesses_the_operators_key_by_the_form_is_told_by_a_page_to_wait()
    {
        await world.StartAsync(("RateLimits:Guesses", "1"));
        using var guesser = world.Api.Client(headers: ("Accept", "text/html"));
        using var first = await guesser.PostAsync("/operations/enter", new FormUrlEncodedContent([KeyValuePair.Create("key", "a guess")]), ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var refused = await guesser.PostAsync("/operations/enter", new FormUrlEncodedContent([KeyValuePair.Create("key", ApiWorld.OperationsKey)]), ApiWorld.Ct);

        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("href=\"/operations\"", await refused.Content.ReadAsStringAsync(ApiWorld.Ct), StringComparison.Ordinal);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("Authorization", "Bearer sc_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("X-Api-Key", "a guess")]
    public async Task Wrong_keys_are_counted_by_their_address_and_an_integrator_does_not_suffer(string header, string key)
    {
        await world.StartAsync(("RateLimits:Requests", "3"));
        using var guesser = world.Api.Client();
        guesser.DefaultRequestHeaders.TryAddWithoutValidation(header, key);
        // The way to a page must not lead past the limit.
        guesser.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        for (var i = 0; i < 3; i++)
        {
            using var wrong = await guesser.GetAsync("/progress", ApiWorld.Ct);
            await wrong.AssertProblemAsync(HttpStatusCode.Unauthorized);
        }

        using var fourth = await guesser.GetAsync("/progress", ApiWorld.Ct);
        await fourth.AssertProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.NotNull(fourth.Headers.RetryAfter);

        using var integrator = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var right = await integrator.GetAsync("/api/learners/me/progress", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Wrong_keys_of_the_operator_are_counted_and_right_ones_are_not()
    {
        await world.StartAsync(("RateLimits:Guesses", "3"));
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        using var guesser = world.Api.Client(headers: ("X-Operations-Key", "a guess"));
        for (var i = 0; i < 5; i++)
        {
            using var right = await operators.GetAsync("/operations/queue", ApiWorld.Ct);
            Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        }

        // Any page can make the operator's browser ask for this: it tries no key.
        for (var i = 0; i < 5; i++) using (await operators.GetAsync("/operations/enter", ApiWorld.Ct)) { }

        // Wherever it is that a key is looked at.
        foreach (var path in (string[])["/operations/queue", "/operations/live", "/operations"])
            using (var wrong = await guesser.GetAsync(path, ApiWorld.Ct))
                Assert.NotEqual(HttpStatusCode.TooManyRequests, wrong.StatusCode);

        using var fourth = await guesser.GetAsync("/operations/queue", ApiWorld.Ct);
        await fourth.AssertProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.NotNull(fourth.Headers.RetryAfter);
        // Neither by the form, nor by the right one: who goes on guessing must not see when he has found it.
        using var form = await guesser.PostAsync("/operations/enter", new FormUrlEncodedContent([KeyValuePair.Create("key", ApiWorld.OperationsKey)]), ApiWorld.Ct);
        await form.AssertProblemAsync(HttpStatusCode.TooManyRequests);
        using var found = await operators.GetAsync("/operations/queue", ApiWorld.Ct);
        await found.AssertProblemAsync(HttpStatusCode.TooManyRequests);
        using var reader = world.Api.Client(headers: [("X-Operations-Key", "a guess"), ("Accept", "text/html")]);
        using var page = await reader.GetAsync("/operations", ApiWorld.Ct);
        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
    }
}
