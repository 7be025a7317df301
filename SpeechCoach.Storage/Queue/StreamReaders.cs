using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>The names under which processes read a stream: its groups know each for good that ever read, unless it is taken off.</summary>
public static class StreamReaders
{
    // Whoever stops need not wait longer for it.
    static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Takes the name of a reader that has stopped off its group; one that still holds entries stays, until they are taken over. Where Redis is
    /// away it stays too, and is forgotten later.
    /// </summary>
    public static async Task LeaveAsync(this IDatabase redis, string stream, string group, string reader, TimeProvider time)
    {
        try
        {
            await redis.ScriptEvaluateAsync(LuaScripts.ForgetReaders, [stream], [0, group, reader]).WaitAsync(patience, time);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
        }
    }

    /// <summary>Takes the names of readers off all groups of a stream that have been silent for so long and hold nothing; answers how many.</summary>
    public static async Task<int> ForgetSilentAsync(this IDatabase redis, string stream, TimeSpan silent, CancellationToken cancellationToken) =>
        (int)await redis.ScriptEvaluateAsync(LuaScripts.ForgetReaders, [stream], [(long)silent.TotalMilliseconds]).WaitAsync(cancellationToken);
}
