using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using SpeechCoach.Tests.Infrastructure;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Analytics;

/// <summary>Everything that a dataflow shows its readers.</summary>
static class KeptWindows
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Key and window, and the result as it is written.</summary>
    public static async Task<SortedDictionary<string, string>> OfAsync(IConnectionMultiplexer redis, string flow)
    {
        var database = redis.GetDatabase();
        var generation = (long)await database.HashGetAsync(RedisKeys.Flow(flow), "shown");
        var windows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var prefix = flow == FlowNames.Usual ? RedisKeys.FlowState(flow, generation) : RedisKeys.FlowViews(flow, generation);
        foreach (var name in Keys(redis, prefix))
        {
            var key = name[prefix.Length..];
            if (flow == FlowNames.Usual)
            {
                var (subject, window) = (key[..key.IndexOf(':', StringComparison.Ordinal)], key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);
                var entries = await new FlowViews(redis).EntriesAsync(flow, subject, window, ContractsJson.Default.SpokenMeasures, Ct);
                // All that it held was withdrawn: to its reader it is as if it had never been.
                if (entries.Count == 0) continue;
                windows.Add($"{subject} {window}", JsonSerializer.Serialize([.. entries.Select(entry => entry.Entry.Value)], Recount.UsualJson));
            }
            else
            {
                foreach (var field in await database.HashGetAllAsync(name)) windows.Add($"{key} {field.Name}", field.Value.ToString());
            }
        }

        return windows;
    }

    /// <summary>Waits until every window of the keys that the events have equals a recount of them, and there is no other window of these keys.</summary>
    public static async Task EqualRecountAsync(
        IConnectionMultiplexer redis, IEnumerable<SpeechAnalyzed> events, TimeSpan within, string flow = FlowNames.SpeakingProgress)
    {
        var wanted = Recount.Of(flow, events);
        var keys = wanted.Keys.Select(Key).ToHashSet();
        SortedDictionary<string, string> kept = [];
        try
        {
            await Eventually.TrueAsync($"the windows of {flow} equal the recount", async () =>
            {
                try
                {
                    kept = new((await OfAsync(redis, flow)).Where(window => keys.Contains(Key(window.Key))).ToDictionary(), StringComparer.Ordinal);
                    return kept.SequenceEqual(wanted);
                }
                catch (Exception e) when (e is RedisException or TimeoutException)
                {
                    return false;
                }
            }, within);
        }
        catch (TimeoutException)
        {
            Assert.Equal(wanted.Select(window => $"{window.Key}: {window.Value}"), kept.Select(window => $"{window.Key}: {window.Value}"));
            throw;
        }
    }

    static string Key(string window) => window[..window.IndexOf(' ', StringComparison.Ordinal)];

    static IEnumerable<string> Keys(IConnectionMultiplexer redis, string prefix)
    {
        var server = redis.GetServer(redis.GetEndPoints()[0]);
        return server.Keys(pattern: $"{prefix}*", pageSize: 1000).Select(key => (string)key!);
    }
}
