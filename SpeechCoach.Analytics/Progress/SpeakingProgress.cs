using System.Text.Json;
using SpeechCoach.Analytics.Flows;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;
using StackExchange.Redis;

namespace SpeechCoach.Analytics.Progress;

/// <summary>What each learner spoke on each of his days.</summary>
sealed class SpeakingProgress(IConnectionMultiplexer redis) : Dataflow
{
    public override string Name => FlowNames.SpeakingProgress;

    /// <summary>The day with this recording in it, counted once however often it comes.</summary>
    public static DayOfSpeaking Fold(DayOfSpeaking? day, SpeechAnalyzed speech)
    {
        // Sorted, so that the day is written alike in whatever order its recordings came.
        var recordings = new SortedDictionary<string, SpeechContribution>(StringComparer.Ordinal);
        foreach (var (id, contribution) in day?.Recordings ?? new Dictionary<string, SpeechContribution>())
            recordings.Add(id, contribution);
        recordings[speech.Recording.ToString()] = new(speech.DurationSeconds, speech.Measures);
        return (day ?? new() { Date = speech.LocalDate }) with { Recordings = recordings };
    }

    public override async Task<IReadOnlyCollection<WindowChange>> FoldAsync(
        IReadOnlyCollection<SpeechAnalyzed> events, CancellationToken cancellationToken)
    {
        var days = events.GroupBy(speech => (speech.Subject, speech.LocalDate)).Select(async day =>
        {
            var (key, field) = (RedisKeys.Progress(day.Key.Subject), ProgressReader.Field(day.Key.LocalDate));
            var saved = (string?)await redis.GetDatabase().HashGetAsync(key, field);
            var before = saved is null ? null : JsonSerializer.Deserialize(saved, ContractsJson.Default.DayOfSpeaking);
            var after = day.Aggregate(before, Fold);
            return new WindowChange(key, field, JsonSerializer.Serialize(after!, ContractsJson.Default.DayOfSpeaking));
        });
        return await Task.WhenAll(days).WaitAsync(cancellationToken);
    }
}
