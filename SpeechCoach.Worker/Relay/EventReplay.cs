using Microsoft.Extensions.Options;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Worker.Relay;

/// <summary>Publishes many events, several at once and no faster than dataflows take them: the log may keep only so much.</summary>
sealed class EventReplay(EventPublisher publisher, EventBacklog backlog, IOptions<RelayOptions> options)
{
    const int PaceEvery = 100;

    /// <summary>Publishes what can be read from some sources, and returns how many events that were.</summary>
    public async Task<int> PublishAsync<T>(
        IAsyncEnumerable<T> sources, Func<T, CancellationToken, ValueTask<SpeechAnalyzed?>> readAsync, CancellationToken cancellationToken)
    {
        var published = 0;
        using var pace = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(
            sources,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.RebuildParallelism, CancellationToken = cancellationToken },
            async (source, ct) =>
            {
                if (await readAsync(source, ct) is not { } speech) return;
                await publisher.PublishAsync(speech, default, ct);
                if (Interlocked.Increment(ref published) % PaceEvery == 0) await PaceAsync(pace, ct);
            });
        return published;
    }

    async Task PaceAsync(SemaphoreSlim pace, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(cancellationToken);
        try
        {
            await backlog.PaceAsync(EventTopic.Log, cancellationToken);
        }
        finally
        {
            pace.Release();
        }
    }
}
