using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Chaos;

/// <summary>What Redis holds, to be set against itself later.</summary>
sealed record ServerFigures(double MemoryMiB, long Keys, long Expiring, IReadOnlyDictionary<string, long> Streams)
{
    static readonly string[] streams = [StreamNames.Tasks, StreamNames.Results, StreamNames.Dead, StreamNames.TelegramUpdates];

    public static async Task<ServerFigures> ReadAsync(IConnectionMultiplexer redis)
    {
        var database = redis.GetDatabase();
        var info = (string)(await database.ExecuteAsync("INFO", "memory"))!;
        var used = info.Split('\n').First(line => line.StartsWith("used_memory:", StringComparison.Ordinal)).Split(':')[1].Trim();
        var lengths = new Dictionary<string, long>();
        foreach (var stream in streams) lengths[stream] = await database.StreamLengthAsync(stream);
        var counts = (string)(await database.ExecuteAsync("INFO", "keyspace"))!;
        return new(long.Parse(used, CultureInfo.InvariantCulture) / 1048576.0, Count("keys="), Count("expires="), lengths);

        long Count(string name) => counts.Split([',', ':', '\r', '\n']).FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal)) is { } found
            ? long.Parse(found.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{MemoryMiB:0.0} MiB, {Keys} keys of which {Expiring} expire, {string.Join(", ", Streams.Select(stream => $"{stream.Key} {stream.Value}"))}");
}
