using System.Threading.Channels;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>
/// A wake-up through Redis publish/subscribe. It may be lost, so every wait is bounded; several that arrive while nobody waits are one.
/// </summary>
public sealed class Nudge : IAsyncDisposable
{
    readonly Channel<bool> pending = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly ISubscriber subscriber;
    readonly RedisChannel channel;
    readonly Action<RedisChannel, RedisValue> wake;

    Nudge(ISubscriber subscriber, RedisChannel channel)
    {
        (this.subscriber, this.channel) = (subscriber, channel);
        wake = (_, _) => pending.Writer.TryWrite(true);
    }

    /// <summary>Listens on a channel named in <see cref="Contracts.NudgeNames"/>.</summary>
    public static async Task<Nudge> SubscribeAsync(IConnectionMultiplexer redis, string channel, CancellationToken cancellationToken)
    {
        var nudge = new Nudge(redis.GetSubscriber(), RedisChannel.Literal(channel));
        await nudge.subscriber.SubscribeAsync(nudge.channel, nudge.wake).WaitAsync(cancellationToken);
        return nudge;
    }

    /// <summary>Returns at a wake-up, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(atMost, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await pending.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await subscriber.UnsubscribeAsync(channel, wake);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            // The server or the connection is gone, and the subscription with it.
        }
    }
}
