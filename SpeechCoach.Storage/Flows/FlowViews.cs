using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads what dataflows keep, in the generation that readers are shown.</summary>
/// <remarks>Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> where Redis is away.</remarks>
public sealed class FlowViews(IConnectionMultiplexer redis)
{
    IDatabase Database => redis.GetDatabase();

    /// <summary>The names of the windows that a key has results of, in ordinal order.</summary>
    /// <param name="flow">The dataflow.</param>
    /// <param name="key">The key.</param>
    /// <param name="kind">The kind of window, such as <c>day</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IReadOnlyList<string>> WindowsAsync(string flow, string key, string kind, CancellationToken cancellationToken)
    {
        var names = await Database.HashKeysAsync(await ViewAsync(flow, key, cancellationToken)).WaitAsync(cancellationToken);
        return [.. names.Select(name => (string)name!).Where(name => name.StartsWith($"{kind}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The results of some windows of a key in their order; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<(string Window, T Result)>> ResultsAsync<T>(
        string flow, string key, IReadOnlyList<string> windows, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (windows.Count == 0) return [];
        var values = await Database.HashGetAsync(
            await ViewAsync(flow, key, cancellationToken), [.. windows.Select(window => (RedisValue)window)]).WaitAsync(cancellationToken);
        return
        [
            .. windows.Zip(values).Where(window => window.Second.HasValue)
                .Select(window => (window.First, JsonSerializer.Deserialize((byte[])window.Second!, type)!)),
        ];
    }

    /// <summary>The values of one window of a key, each with its event's id, in the order of event time.</summary>
    public async Task<IReadOnlyList<(string Id, FlowEntry<T> Entry)>> EntriesAsync<T>(
        string flow, string key, string window, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var generation = await GenerationAsync(flow, cancellationToken);
        var values = await Database.HashGetAllAsync(RedisKeys.FlowWindow(flow, generation, key, window)).WaitAsync(cancellationToken);
        return
        [
            .. values.Select(value => (Id: (string)value.Name!, Entry: FlowEntry.Read((byte[])value.Value!, type)))
                .Where(value => !value.Entry.IsWithdrawn)
                .OrderBy(value => value.Entry.At).ThenBy(value => value.Id, StringComparer.Ordinal),
        ];
    }

    async Task<string> ViewAsync(string flow, string key, CancellationToken cancellationToken) =>
        RedisKeys.FlowView(flow, await GenerationAsync(flow, cancellationToken), key);

    async Task<long> GenerationAsync(string flow, CancellationToken cancellationToken) =>
        (long)await Database.HashGetAsync(RedisKeys.Flow(flow), "shown").WaitAsync(cancellationToken);
}
