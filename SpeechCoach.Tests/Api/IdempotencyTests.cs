using System.Net;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class IdempotencyTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_same_key_and_content_are_one_recording()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        using var first = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));
        using var second = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        await AssertOneAsync();
    }

    [Fact]
    public async Task At_the_same_moment_on_two_instances_they_are_one_recording()
    {
        var another = world.Another();
        RawUpload[] uploads =
        [
            .. await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RawUpload.BeginAsync(
                (i % 2 == 0 ? world.Api : another).Address, $"Idempotency-Key: one\r\nContent-Length: {ApiRequests.Sound.Length}"))),
        ];
        // Each is held back by its last byte, so that none can be finished before all are under way in the store.
        foreach (var upload in uploads) await upload.SendAsync(ApiRequests.Sound.AsMemory(..^1));
        await Eventually.TrueAsync("all are being stored", () => world.Unfinished == uploads.Length, TestProcess.Patience);

        await Task.WhenAll(uploads.Select(upload => upload.SendAsync(ApiRequests.Sound.AsMemory(^1..))));

        var answers = await Task.WhenAll(uploads.Select(upload => upload.StatusAsync()));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Accepted, status));
        await AssertOneAsync();
        foreach (var upload in uploads) upload.Dispose();
    }

    [Fact]
    public async Task Other_content_under_the_key_is_refused_and_changes_nothing()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var first = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));

        using var second = await client.SendAsync(ApiRequests.OtherSound, ("Idempotency-Key", "one"));

        await second.AssertProblemAsync(HttpStatusCode.UnprocessableEntity);
        await AssertOneAsync();
    }

    [Fact]
    public async Task Two_learners_may_use_the_same_key()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));

        using var first = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"), ("X-Learner", "a"));
        using var second = await client.SendAsync(ApiRequests.OtherSound, ("Idempotency-Key", "one"), ("X-Learner", "b"));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task A_known_key_answers_with_the_report_when_that_is_there()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var first = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));
        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());

        using var second = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.NotNull((await second.JsonAsync())["report"]);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
        + "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_key_is_1_to_200_visible_characters(string key)
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var response = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", key));
        await response.AssertProblemAsync(HttpStatusCode.BadRequest);
    }

    async Task AssertOneAsync()
    {
        Assert.Equal(1, await world.Redis.GetDatabase().StreamLengthAsync(StreamNames.Tasks));
        Assert.Single(await world.ObjectsAsync("audio/"));
    }
}
