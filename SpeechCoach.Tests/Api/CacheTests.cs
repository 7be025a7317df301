using System.Net;
using System.Net.Http.Headers;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

/// <summary>What a browser or a proxy may keep of an answer.</summary>
public sealed class CacheTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);
    HttpClient learner = null!;
    string recording = "";

    static CancellationToken Ct => ApiWorld.Ct;

    public async ValueTask InitializeAsync()
    {
        await world.StartAsync();
        learner = world.Api.Client(new CookieContainer());
        recording = (await learner.AcceptedAsync()).Split('/')[^1];
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());
    }

    public ValueTask DisposeAsync()
    {
        learner.Dispose();
        return world.DisposeAsync();
    }

    [Theory]
    [InlineData("/recordings/{id}", "text/html")]
    [InlineData("/recordings/{id}/compare", "text/html")]
    [InlineData("/recordings/{id}/report.json", "application/json")]
    [InlineData("/recordings/{id}/transcript.txt", "text/plain")]
    [InlineData("/api/recordings/{id}", "application/json")]
    [InlineData("/api/learners/me/keys", "application/json")]
    [InlineData("/api/learners/me/export", "application/zip")]
    [InlineData("/", "text/html")]
    [InlineData("/recordings", "text/html")]
    [InlineData("/progress", "text/html")]
    [InlineData("/account", "text/html")]
    public async Task What_is_a_learners_own_is_kept_by_nobody(string path, string type)
    {
        using var answer = await AskAsync(path.Replace("{id}", recording, StringComparison.Ordinal), type);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        AssertUnkept(answer);
    }

    [Theory]
    [InlineData("/nowhere", "text/html")]
    [InlineData("/recordings/00000000000000000000000000000000", "text/html")]
    [InlineData("/api/recordings/00000000000000000000000000000000", "application/json")]
    public async Task Neither_is_that_there_is_nothing_yet(string path, string type)
    {
        using var answer = await AskAsync(path, type);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        AssertUnkept(answer);
    }

    [Fact]
    public async Task Files_that_are_everybodys_are_kept_and_asked_for_again()
    {
        using var whole = await AskAsync("/site.css", "text/css");
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (whole.StatusCode, whole.Headers.CacheControl?.ToString()));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/site.css") { Headers = { IfNoneMatch = { whole.Headers.ETag! } } };
        using var unchanged = await learner.SendAsync(request, Ct);
        Assert.Equal((HttpStatusCode.NotModified, "no-cache"), (unchanged.StatusCode, unchanged.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task What_is_asked_for_again_by_its_tag_is_kept_by_nobody_else()
    {
        using var answer = await AskAsync("/api/learners/me/words", "application/json");

        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal((true, true), (answer.Headers.CacheControl?.Private, answer.Headers.CacheControl?.NoCache));
    }

    async Task<HttpResponseMessage> AskAsync(string path, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue(type) } } };
        return await learner.SendAsync(request, Ct);
    }

    static void AssertUnkept(HttpResponseMessage answer) =>
        Assert.True(answer.Headers.CacheControl is { NoStore: true }, $"{answer.RequestMessage!.RequestUri}: {answer.Headers.CacheControl}");
}
