using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Groups that are there when they are needed: Redis knows a group only once it was made, and forgets it with its stream.</summary>
public static class StreamGroups
{
    /// <summary>Makes a group that reads the stream from its very beginning, if it is not there.</summary>
    public static async Task EnsureAsync(this IDatabase redis, string stream, string group)
    {
        try
        {
            await redis.StreamCreateConsumerGroupAsync(stream, group, "0", createStream: true);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("BUSYGROUP", StringComparison.Ordinal))
        {
        }
    }

    /// <summary>Runs a command on a group; a group that has vanished with its stream is made anew first.</summary>
    public static async Task<T> WithGroupAsync<T>(this IDatabase redis, string stream, string group, Func<Task<T>> command)
    {
        try
        {
            return await command();
        }
        catch (RedisServerException e) when (e.Message.Contains("NOGROUP", StringComparison.Ordinal))
        {
            await redis.EnsureAsync(stream, group);
            return await command();
        }
    }
}
