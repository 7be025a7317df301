using StackExchange.Redis;

namespace SpeechCoach.Tests.Infrastructure;

/// <summary>Looks through everything that a server holds.</summary>
static class RedisSearch
{
    /// <summary>The keys in whose name or content one of the texts stands.</summary>
    public static async Task<List<string>> HoldingAsync(this IConnectionMultiplexer redis, params string[] texts)
    {
        var found = new List<string>();
        await foreach (var key in redis.GetServer(redis.GetEndPoints()[0]).KeysAsync())
        {
            // As Redis would write it to disk, but for a text that it packs: what lies here is too short for that.
            var content = await ContentAsync(redis.GetDatabase(), key);
            if (texts.Any(text => content.Contains(text, StringComparison.Ordinal))) found.Add(key!);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    static async Task<string> ContentAsync(IDatabase database, RedisKey key) => (string?)key + (await database.KeyTypeAsync(key) switch
    {
        RedisType.String => (string?)await database.StringGetAsync(key),
        RedisType.Hash => string.Join(' ', await database.HashGetAllAsync(key)),
        RedisType.List => string.Join(' ', await database.ListRangeAsync(key)),
        RedisType.Set => string.Join(' ', await database.SetMembersAsync(key)),
        RedisType.SortedSet => string.Join(' ', await database.SortedSetRangeByRankAsync(key)),
        RedisType.Stream => string.Join(' ', (await database.StreamRangeAsync(key)).SelectMany(entry => entry.Values)),
        // Expired since it was listed.
        RedisType.None => "",
        var type => throw new InvalidOperationException($"A {type} at {key}."),
    });
}
