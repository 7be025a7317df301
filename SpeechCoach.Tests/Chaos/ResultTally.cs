using System.Collections.Concurrent;
using System.Text.Json;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Chaos;

/// <summary>Reads every entry of the outbox as it comes, beside its groups, and remembers each.</summary>
sealed class ResultTally(IConnectionMultiplexer redis)
{
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(20);
    readonly ConcurrentDictionary<string, List<RecordingResult>> results = new();
    TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    string last = "-";

    /// <summary>How many recordings have ended.</summary>
    public int Count => results.Count;

    /// <summary>Recordings that ended more than once.</summary>
    public int Doubled => results.Values.Count(entries => entries.Count > 1);

    /// <summary>The first of the results of each recording.</summary>
    public IEnumerable<RecordingResult> Results => results.Values.Select(entries => entries[0]);

    /// <summary>Until the next recording ends.</summary>
    public Task NextAsync() => next.Task;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var entries = await redis.GetDatabase().StreamRangeAsync(StreamNames.Results, last, "+", 500);
                foreach (var entry in entries) Add(entry);
                if (entries.Length > 0) Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                // Killed; it comes back.
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Add(StreamEntry entry)
    {
        last = $"({entry.Id}";
        var result = JsonSerializer.Deserialize((string)entry["json"]!, ContractsJson.Default.RecordingResult)!;
        results.GetOrAdd(result.Task.Recording.ToString(), _ => []).Add(result);
    }
}
