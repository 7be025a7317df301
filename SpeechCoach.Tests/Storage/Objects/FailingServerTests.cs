using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Api;
using SpeechCoach.Tests.Infrastructure;
using SpeechCoach.Tests.Worker;

namespace SpeechCoach.Tests.Storage.Objects;

/// <summary>An S3 server that answers, and does not serve.</summary>
public sealed class FailingServerTests(RedisServer redis) : IClassFixture<RedisServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, "SlowDown")]
    [InlineData(500, "InternalError")]
    [InlineData(403, "AccessDenied")]
    [InlineData(409, "OperationAborted")]
    public async Task Its_errors_are_those_of_a_disk_and_the_api_asks_to_come_back(int status, string code)
    {
        await using var server = await StartAsync(status, code);
        using var host = TestObjectStore.Host(Connection(server), settings: ("ObjectStore:Retries", "0"));
        var store = host.Services.GetRequiredService<IObjectStore>();
        await Assert.ThrowsAsync<IOException>(() => store.FindAsync("a", Ct));
        await Assert.ThrowsAsync<IOException>(() => store.OpenAsync("a", Ct));
        await Assert.ThrowsAsync<IOException>(() => store.WriteAsync("a", [1], Ct));
        await Assert.ThrowsAsync<IOException>(() => store.DeleteAsync("a", Ct));
        await Assert.ThrowsAsync<IOException>(() => store.ListAsync("", Ct).CountAsync(Ct).AsTask());

        await using var world = new ApiWorld(redis);
        await world.StartAsync(("ConnectionStrings:minio", Connection(server)), ("ObjectStore:Retries", "0"));
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var refused = await client.GetAsync("/api/learners/me/progress", Ct);
        await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task What_it_has_not_is_no_error()
    {
        await using var server = await StartAsync(404, "NoSuchKey");
        var store = TestObjectStore.Open(Connection(server));
        Assert.Null(await store.FindAsync("a", Ct));
        Assert.Null(await store.OpenAsync("a", Ct));
        await store.DeleteAsync("a", Ct);
    }

    [Fact]
    public async Task That_it_has_lost_the_bucket_is_one()
    {
        await using var server = await StartAsync(404, "NoSuchBucket");
        var store = TestObjectStore.Open(Connection(server));
        await Assert.ThrowsAsync<IOException>(() => store.OpenAsync("a", Ct));
        await Assert.ThrowsAsync<IOException>(() => store.WriteAsync("a", [1], Ct));
        await Assert.ThrowsAsync<IOException>(() => store.ListAsync("", Ct).CountAsync(Ct).AsTask());
    }

    /// <summary>Has the bucket, and this answer to all else.</summary>
    static Task<LocalServer> StartAsync(int status, string code) => LocalServer.StartAsync(async context =>
    {
        var isBucket = HttpMethods.IsHead(context.Request.Method) && context.Request.Path.Value!.Trim('/').IndexOf('/', StringComparison.Ordinal) < 0;
        if (isBucket) return;
        await context.Request.Body.CopyToAsync(Stream.Null);
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/xml");
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>No.</Message></Error>");
    });

    static string Connection(LocalServer server) => $"Endpoint={server.Address};AccessKey=key;SecretKey=secret";
}
