using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Tests.Chaos;

/// <summary>What Redis holds, to be set against itself later.</summary>
sealed record ServerFigures(double MemoryMiB, long Keys, IReadOnlyDictionary<string, long> Streams)
{
    static readonly string[] streams = [StreamNames.Tasks, StreamNames.Results, StreamNames.Dead, StreamNames.TelegramUpdates];

    public static async Task<ServerFigures> ReadAsync(IConnectionMultiplexer redis)
    {
        var database = redis.GetDatabase();
        var info = (string)(await database.ExecuteAsync("INFO", "memory"))!;
        var used = info.Split('\n').First(line => line.StartsWith("used_memory:", StringComparison.Ordinal)).Split(':')[1].Trim();
        var lengths = new Dictionary<string, long>();
        foreach (var stream in streams) lengths[stream] = await database.StreamLengthAsync(stream);
        return new(long.Parse(used, CultureInfo.InvariantCulture) / 1048576.0, (long)await database.ExecuteAsync("DBSIZE"), lengths);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{MemoryMiB:0.0} MiB, {Keys} keys, {string.Join(", ", Streams.Select(stream => $"{stream.Key} {stream.Value}"))}");
}
