using Microsoft.Extensions.Options;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Recordings;

/// <summary>Whether more can be taken in. Looks at the workers' depth only, and at most once a second.</summary>
sealed class BackPressure(IConnectionMultiplexer redis, RecordingQueue queue, IOptions<QueueOptions> options, TimeProvider time) : IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    readonly SemaphoreSlim asking = new(1, 1);
    Reading? last;

    /// <exception cref="RedisException">Redis is away.</exception>
    public async Task<bool> IsHighAsync(CancellationToken cancellationToken)
    {
        // A command would wait for the connection to come back; a sender is better told at once.
        if (!redis.IsConnected) throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "Redis is away.");
        return (Current ?? await AskAsync(cancellationToken)).Total > options.Value.MaxDepth;
    }

    public void Dispose() => asking.Dispose();

    Reading? Current => last is { } reading && time.GetElapsedTime(reading.At) < Fresh ? reading : null;

    async Task<Reading> AskAsync(CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (Current is { } fresh) return fresh;
            var depth = await queue.DepthAsync(cancellationToken);
            return last = new Reading(time.GetTimestamp(), depth.Total);
        }
        finally
        {
            asking.Release();
        }
    }

    sealed record Reading(long At, long Total);
}
