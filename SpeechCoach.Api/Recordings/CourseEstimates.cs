using System.Globalization;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Api.Recordings;

/// <summary>What the dataflow <see cref="FlowNames.PipelineHealth"/> measured of the latest recordings; nothing else is an estimate here.</summary>
sealed class CourseEstimates(FlowViews views, TimeProvider time)
{
    const string Kind = "minute";
    const int MostMinutes = 30; // with recordings in them

    /// <summary>The middle course of the latest recordings, of today or yesterday; null where there were none, or it cannot be read.</summary>
    public async Task<CourseEstimate?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            foreach (var day in (DateOnly[])[today, today.AddDays(-1)])
                if (await ReadAsync(day, cancellationToken) is { Count: > 0 } minutes) return Of(minutes);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // Then nothing is known of it.
        }

        return null;
    }

    async Task<IReadOnlyList<PipelineMinute>> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var key = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var windows = await views.WindowsAsync(FlowNames.PipelineHealth, key, Kind, cancellationToken);
        var read = await views.ResultsAsync(
            FlowNames.PipelineHealth, key, [.. windows.TakeLast(MostMinutes)], ContractsJson.Default.PipelineMinute, cancellationToken);
        return [.. read.Select(minute => minute.Result)];
    }

    static CourseEstimate Of(IReadOnlyList<PipelineMinute> minutes) => new(
        minutes.Sum(minute => minute.Recordings),
        Middle(minutes.Select(minute => minute.Waiting)),
        Enum.GetValues<Stage>()
            .Select(stage => (stage, seconds: Middle(minutes.Select(minute => minute.Stages.GetValueOrDefault(stage)))))
            .Where(stage => stage.seconds is not null)
            .ToDictionary(stage => stage.stage, stage => stage.seconds!.Value));

    // The median of the minutes' medians, each as often as there were recordings in it.
    static double? Middle(IEnumerable<Quantiles?> minutes)
    {
        var medians = minutes.OfType<Quantiles>().OrderBy(minute => minute.Median).ToList();
        var half = medians.Sum(minute => minute.Count) / 2.0;
        var seen = 0;
        foreach (var minute in medians)
            if ((seen += minute.Count) >= half) return minute.Median;
        return null;
    }
}
