using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Api;

/// <summary>The clock of the api's machine is set while it works. Redis has one of its own, which the queue goes by.</summary>
public sealed class ClockTests : IClassFixture<RedisServer>, IAsyncDisposable
{
    readonly JumpingClock clock = new();
    readonly ApiWorld world;

    public ClockTests(RedisServer server) => world = new(server) { Services = services => services.AddSingleton<TimeProvider>(clock) };

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(26)]
    [InlineData(-26)]
    public async Task A_clock_that_jumps_by_hours_costs_no_recording_and_doubles_none(int hours)
    {
        await world.StartAsync();
        using var client = world.Api.Client(new CookieContainer());
        var working = await client.AcceptedAsync();
        var waiting = await client.AcceptedAsync(ApiRequests.OtherSound);
        var claimed = await world.Worker.ClaimAsync();
        await world.Worker.BeginAsync(claimed, Stage.Decode);

        clock.Ahead = TimeSpan.FromHours(hours);
        var later = await client.AcceptedAsync();
        await world.Worker.FinishAsync(claimed);
        // The learner's next, and the one that came after the jump.
        for (var i = 0; i < 2; i++) await world.Worker.FinishAsync(await world.Worker.ClaimAsync());

        foreach (var recording in (string[])[working, waiting, later])
            Assert.Equal("done", (string?)(await client.JsonAsync(recording))["state"]);
        Assert.Equal(3, await world.Redis.GetDatabase().StreamLengthAsync(StreamNames.Results));
        using var minted = await client.PostAsync($"{working}/audio", null, ApiWorld.Ct);
        using var played = await client.GetAsync((string)(await minted.JsonAsync())["url"]!, ApiWorld.Ct);
        Assert.Equal(HttpStatusCode.OK, played.StatusCode);
    }

    /// <summary>A clock on the wall that can be set; its timers run on as they were.</summary>
    sealed class JumpingClock : TimeProvider
    {
        long ahead;

        public TimeSpan Ahead
        {
            set => Interlocked.Exchange(ref ahead, value.Ticks);
        }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref ahead));
    }
}
