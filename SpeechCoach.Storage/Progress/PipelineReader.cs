using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads how recordings fared on their way, as the dataflow <see cref="FlowNames.PipelineHealth"/> keeps it by the minute.</summary>
public sealed class PipelineReader(FlowViews views)
{
    /// <summary>The minutes up to now in which recordings were accepted that have their report, in their order.</summary>
    /// <param name="now">Now.</param>
    /// <param name="minutes">How many minutes to look back.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RedisException">Redis is away; so does <see cref="TimeoutException"/> say.</exception>
    public async Task<IReadOnlyList<(DateTimeOffset Minute, PipelineMinute Passed)>> ReadAsync(DateTimeOffset now, int minutes, CancellationToken cancellationToken)
    {
        var last = now.UtcDateTime;
        List<(DateTimeOffset, PipelineMinute)> read = [];
        foreach (var day in Enumerable.Range(0, minutes).Select(back => last.AddMinutes(back + 1 - minutes)).GroupBy(minute => minute.Date))
        {
            string[] windows = [.. day.Select(minute => string.Create(CultureInfo.InvariantCulture, $"minute/{minute:yyyy-MM-dd'T'HH:mm'Z'}"))];
            var found = await views.ResultsAsync(
                FlowNames.PipelineHealth, day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), windows, ContractsJson.Default.PipelineMinute, cancellationToken);
            read.AddRange(found.Select(minute => (
                DateTimeOffset.ParseExact(minute.Window.AsSpan(7), "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), minute.Result)));
        }

        return read;
    }
}
