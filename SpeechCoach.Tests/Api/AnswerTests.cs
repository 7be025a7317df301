using System.Net;
using Microsoft.OpenApi;
using SpeechCoach.Api.Errors;
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
        Assert.All(operations, operation => Assert.Contains("401", operation.Value.Responses!.Keys));
        Assert.All(operations, operation => Assert.Contains("429", operation.Value.Responses!.Keys));
        Assert.All(operations.Where(operation => !operation.Item1.StartsWith("GET", StringComparison.Ordinal) && !operation.Item1.StartsWith("HEAD", StringComparison.Ordinal)),
            operation => Assert.Contains("403", operation.Value.Responses!.Keys));
        Assert.All(operations.SelectMany(operation => operation.Value.Responses!.Where(answer => answer.Key is "200" or "202"), (operation, answer) => (operation.Item1, answer.Value)),
            answer => Assert.NotEmpty(answer.Value.Content ?? new Dictionary<string, OpenApiMediaType>()));
        var post = document.Paths["/api/recordings"].Operations![HttpMethod.Post];
        Assert.Equal(["200", "202", "400", "401", "403", "408", "410", "413", "415", "422", "429", "503"], post.Responses!.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("multipart/form-data", post.RequestBody!.Content!.Keys);
    }

    [Fact]
    public async Task The_document_names_the_keys_and_where_they_are_sent()
    {
        using var client = world.Api.Client();
        var (document, _) = OpenApiDocument.Parse(await client.GetStringAsync("/openapi/v1.json", ApiWorld.Ct), "json");

        var headers = document!.Components!.SecuritySchemes!.Values.Select(scheme => scheme.Name ?? scheme.Scheme);
        Assert.Equal(["X-Api-Key", "X-Learner", "X-Operations-Key", "bearer"], headers.Order(StringComparer.Ordinal));
        Assert.Contains(document.Security!, keys => keys.Count == 2);
        Assert.Contains(document.Security!, keys => keys.Count == 0);
        Assert.Equal("X-Operations-Key", Assert.Single(Assert.Single(document.Paths["/operations/queue"].Operations![HttpMethod.Get].Security!)).Key.Name);
    }

    [Fact]
    public async Task An_answer_is_as_the_document_describes_it()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var schemas = (await client.JsonAsync("/openapi/v1.json"))["components"]!["schemas"]!.AsObject();

        using var accepted = await client.SendAsync(ApiRequests.Sound);

        var answer = (await accepted.JsonAsync()).AsObject();
        Assert.All(schemas["RecordingView"]!["required"]!.AsArray(), name => Assert.Contains((string)name!, answer));
        Assert.DoesNotContain("stage", answer);
        Assert.Equal("string", (string?)schemas["LearnerId"]!["type"]);
        // Numbers are numbers, and not texts that look like some.
        Assert.Equal("integer", (string?)schemas["RecordingView"]!["properties"]!["attempt"]!["type"]);
    }

    [Theory]
    [InlineData("audio/ogg")]
    [InlineData("text/event-stream")]
    [InlineData("text/html")]
    public async Task Whatever_is_accepted_an_error_is_a_problem(string accept)
    {
        using var client = world.Api.Client(headers: [("X-Api-Key", "another key"), ("Accept", accept)]);
        using var response = await client.GetAsync("/api/learners/me/usual", ApiWorld.Ct);
        Assert.Contains("X-Api-Key", await response.AssertProblemAsync(HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/learners/me/progress?before=yesterday", "before")]
    [InlineData("/api/learners/me/words?count=2147483648", "count")]
    public async Task A_parameter_that_is_none_is_named(string address, string parameter)
    {
        using var client = world.Api.Client();
        using var response = await client.GetAsync(address, ApiWorld.Ct);
        Assert.Contains(parameter, await response.AssertProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/learners/me/progress?window=year", 400, "bad-window")]
    [InlineData("GET", "/api/learners/me/progress?count=0", 400, "bad-count")]
    [InlineData("GET", "/api/learners/me/progress?before=yesterday", 400, "unreadable")]
    [InlineData("GET", "/api/learners/me/words?skip=-1", 400, "bad-skip")]
    [InlineData("GET", "/api/learners/me/usual?language=!", 400, "bad-language")]
    [InlineData("GET", "/api/recordings/1", 404, "not-found")]
    [InlineData("GET", "/recordings/1/report.json", 404, "no-report")]
    [InlineData("GET", "/audio/1", 404, "no-link")]
    [InlineData("GET", "/api/deletions/1", 404, "no-receipt")]
    [InlineData("GET", "/api/learners/me/export", 404, "nothing-kept")]
    [InlineData("GET", "/operations/dataflows/none", 404, "no-dataflow")]
    [InlineData("POST", "/operations/dead-letters/1/replay", 404, "not-given-up")]
    [InlineData("POST", "/operations/dead-letters/replay?count=0", 400, "bad-count")]
    [InlineData("GET", "/api/nothing", 404, "no-address")]
    [InlineData("PUT", "/api/recordings", 405, "method-not-allowed")]
    public async Task What_went_wrong_has_a_code_by_which_a_program_tells_it(string method, string address, int status, string code)
    {
        using var client = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        using var request = new HttpRequestMessage(new(method), address);
        using var response = await client.SendAsync(request, ApiWorld.Ct);
        Assert.Equal(((HttpStatusCode)status, code), (response.StatusCode, (string?)(await response.JsonAsync())["code"]));
    }

    [Fact]
    public async Task A_recording_that_is_not_taken_is_told_by_a_code()
    {
        using var client = world.Api.Client();
        using var badKey = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "a b"));
        await badKey.AssertProblemAsync(HttpStatusCode.BadRequest, "bad-idempotency-key");
        using var noFile = await client.SendAsync(new MultipartFormDataContent { { new StringContent("en"), "language" } });
        await noFile.AssertProblemAsync(HttpStatusCode.BadRequest, "no-file");
        using var noQuestion = await client.SendAsync(new MultipartFormDataContent { { new StringContent("none"), "question" }, { new ByteArrayContent(ApiRequests.Sound), "file", "a.mp3" } });
        await noQuestion.AssertProblemAsync(HttpStatusCode.BadRequest, "no-question");
        using var empty = await client.SendAsync([]);
        await empty.AssertProblemAsync(HttpStatusCode.BadRequest, "empty");
        using var other = await client.SendAsync("no sound"u8.ToArray());
        await other.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unknown-type");
    }

    [Fact]
    public async Task Whoever_is_not_known_by_his_key_is_told_what_is_wrong_with_it()
    {
        using var wrong = world.Api.Client(headers: ("X-Api-Key", "another key"));
        using var unknown = await wrong.GetAsync("/api/learners/me/usual", ApiWorld.Ct);
        await unknown.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-key");
        using var nameless = world.Api.Client(headers: [("X-Api-Key", ApiWorld.Key), ("X-Learner", new string('a', 201))]);
        using var bad = await nameless.GetAsync("/api/learners/me/usual", ApiWorld.Ct);
        await bad.AssertProblemAsync(HttpStatusCode.Unauthorized, "bad-learner");
    }

    [Fact]
    public async Task The_document_says_what_each_code_means()
    {
        using var client = world.Api.Client();
        var problem = (await client.JsonAsync("/openapi/v1.json"))["components"]!["schemas"]!["ProblemDetails"]!;

        Assert.Contains("code", problem["required"]!.AsArray().Select(name => (string)name!));
        var said = (string)problem["properties"]!["code"]!["description"]!;
        Assert.All(Enum.GetValues<ProblemCode>(), code => Assert.Matches($"(?m)^- `{Problems.Spell(code)}`: [45][0-9][0-9]: .", said));
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_said_to_be_none()
    {
        using var client = world.Api.Client();
        using var content = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/learners/me/keys", content, ApiWorld.Ct);
        Assert.Contains("JSON", await response.AssertProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
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
