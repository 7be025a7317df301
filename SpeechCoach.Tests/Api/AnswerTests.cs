using System.Net;
using Microsoft.OpenApi;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Storage.Objects;

namespace SpeechCoach.Tests.Api;

/// <summary>What holds for every answer: described, guarded by headers, never a stack trace.</summary>
public sealed class AnswerTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_document_describes_every_endpoint_with_its_refusals()
    {
        using var client = world.Api.Client();
        var (document, diagnostic) = OpenApiDocument.Parse(await client.GetStringAsync("/openapi/v1.json", ApiWorld.Ct), "json");

        Assert.Empty(diagnostic!.Errors);
        var operations = document!.Paths.SelectMany(path => path.Value.Operations!.Select(operation => ($"{operation.Key} {path.Key}", operation.Value))).ToList();
        Assert.Equal(
            [
                "DELETE /api/learners/me",
                "DELETE /api/learners/me/keys/{id}",
                "DELETE /api/recordings/{id}",
                "DELETE /api/recordings/{id}/share",
                "DELETE /audio/{token}",
                "GET /api/deletions/{receipt}",
                "GET /api/learners/me/export",
                "GET /api/learners/me/keys",
                "GET /api/learners/me/progress",
                "GET /api/learners/me/usual",
                "GET /api/learners/me/words",
                "GET /api/recordings/{id}",
                "GET /api/recordings/{id}/events",
                "GET /audio/{token}",
                "GET /operations/dataflows/{name}",
                "GET /operations/dead-letters",
                "GET /operations/queue",
                "GET /operations/stores",
                "GET /recordings/{id}/report.csv",
                "GET /recordings/{id}/report.json",
                "GET /recordings/{id}/report.svg",
                "GET /recordings/{id}/transcript.txt",
                "GET /recordings/{id}/transcript.vtt",
                "HEAD /audio/{token}",
                "POST /api/learners/me/keys",
                "POST /api/recordings",
                "POST /api/recordings/{id}/audio",
                "POST /api/recordings/{id}/share",
                "POST /operations/dataflows/{name}/reset",
                "POST /operations/dead-letters/replay",
                "POST /operations/dead-letters/{id}/replay",
            ],
            operations.Select(operation => operation.Item1).Order(StringComparer.Ordinal));
        Assert.All(operations, operation => Assert.False(string.IsNullOrEmpty(operation.Value.Summary), operation.Item1));
        Assert.All(operations, operation => Assert.Contains("503", operation.Value.Responses!.Keys));
        var post = document.Paths["/api/recordings"].Operations![HttpMethod.Post];
        Assert.Equal(["200", "202", "400", "401", "403", "408", "410", "413", "415", "422", "429", "503"], post.Responses!.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("multipart/form-data", post.RequestBody!.Content!.Keys);
    }

    [Fact]
    public async Task An_error_nobody_expected_says_nothing_of_the_inside_and_has_its_headers()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        await client.AcceptedAsync();
        await world.Store.WriteAsync((await world.ObjectsAsync("accounts/")).Single(), "no account"u8.ToArray(), ApiWorld.Ct);

        using var response = await client.SendAsync(ApiRequests.Sound);

        var text = await response.Content.ReadAsStringAsync(ApiWorld.Ct);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_problem_too()
    {
        using var client = world.Api.Client();
        using var response = await client.GetAsync("/api/nothing", ApiWorld.Ct);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }
}
