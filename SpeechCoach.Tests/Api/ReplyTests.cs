using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Api;

public sealed class ReplyTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncLifetime
{
    readonly ApiWorld world = new(server);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Every_result_is_handed_to_its_channel_counted_and_acknowledged()
    {
        var replies = 0L;
        using var listener = new MeterListener();
        var factory = world.Api.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "speechcoach.api.reply.sent" && instrument.Meter.Scope == factory) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref replies, value));
        listener.Start();
        using var client = world.Api.Client(headers: ("X-Api-Key", ApiWorld.Key));
        await client.AcceptedAsync();

        await world.Worker.FinishAsync(await world.Worker.ClaimAsync());

        var database = world.Redis.GetDatabase();
        await Eventually.TrueAsync("acknowledged", async () => Group(await database.StreamGroupInfoAsync(StreamNames.Results)) is { PendingMessageCount: 0, Lag: 0 }, TestProcess.Patience);
        Assert.Equal(1, Interlocked.Read(ref replies));
    }

    static StreamGroupInfo? Group(StreamGroupInfo[] groups) =>
        groups.Where(group => group.Name == GroupNames.Replies).Select(group => (StreamGroupInfo?)group).SingleOrDefault();
}
