using System.Diagnostics;
using System.Net;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

public sealed class OutageTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

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
        using (var status = await client.GetAsync(address, ApiWorld.Ct)) await status.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);

        await server.RestartAsync();
        await Eventually.TrueAsync("accepted again", async () =>
        {
            using var accepted = await client.SendAsync(ApiRequests.Sound, ("Idempotency-Key", "one"));
            return accepted.StatusCode == HttpStatusCode.Accepted;
        }, TestProcess.Patience);
        Assert.Equal("accepted", (string?)(await client.JsonAsync(address))["state"]);
    }
}
