using StackExchange.Redis;

namespace SpeechCoach.Tests.Infrastructure;

public sealed class RedisServerTests(RedisServer server) : IClassFixture<RedisServer>
{
    [Fact]
    public async Task What_was_answered_is_still_there_after_kill_9()
    {
        var key = Guid.NewGuid().ToString("N");
        await using (var before = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString))
        {
            await before.GetDatabase().StringSetAsync(key, "kept");
        }

        await server.KillAsync();
        await server.RestartAsync();

        await using var after = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        Assert.Equal("kept", await after.GetDatabase().StringGetAsync(key));
    }
}
