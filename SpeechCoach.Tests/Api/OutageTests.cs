using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Api;

public sealed class OutageTests : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly RedisServer server;
    readonly HeardLog log = new();
    readonly ApiWorld world;

    public OutageTests(RedisServer server)
    {
        this.server = server;
        world = new(server) { Services = services => services.AddSingleton<ILoggerProvider>(log) };
    }

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Without_Redis_senders_are_asked_to_come_back_and_what_was_accepted_is_still_there()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        var address = await client.AcceptedAsync();

        await server.StopAsync();
        // The service notices within a moment; from then on it answers at once.
        await Eventually.TrueAsync("refused at once", async () =>
        {
            var clock = Stopwatch.StartNew();
            using var refused = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));
            await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.NotNull(refused.Headers.RetryAfter);
            return clock.Elapsed < TimeSpan.FromSeconds(1);
        }, TestProcess.Patience);
        // Which route, and not whose recording.
        Assert.Contains(log.Messages, message => message.Contains("so /api/recordings", StringComparison.Ordinal));
        using (var status = await client.GetAsync(address, ApiWorld.Ct)) await status.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);

        await server.RestartAsync();
        await Eventually.TrueAsync("accepted again", async () =>
        {
            using var accepted = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));
            return accepted.StatusCode == HttpStatusCode.Accepted;
        }, TestProcess.Patience);
        Assert.Equal("accepted", (string?)(await client.JsonAsync(address))["state"]);
    }

    [Fact]
    public async Task While_Redis_is_full_health_says_so_and_what_is_refused_leaves_no_sound_behind()
    {
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        using var operators = world.Api.Client(headers: ("X-Operations-Key", ApiWorld.OperationsKey));
        await client.AcceptedAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await redis.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "1");
        try
        {
            using var refused = await client.SendAsync(ApiRequests.Sound);
            await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Single(await world.ObjectsAsync("audio/"));
            using var full = await client.GetAsync("/health", ApiWorld.Ct);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
            // What only reads is answered, and the operator sees what waits.
            Assert.Equal(1, (int?)(await operators.JsonAsync("/operations/queue"))["waiting"]);
            await new QueueBoard(redis).WorkersAsync(ApiWorld.Ct);
        }
        finally
        {
            await redis.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        }

        await client.AcceptedAsync();
        using var well = await client.GetAsync("/health", ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
    }
}
