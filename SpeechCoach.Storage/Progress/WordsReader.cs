using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads which words a learner uses, as the dataflow <see cref="FlowNames.ActiveWords"/> keeps them by day.</summary>
public sealed class WordsReader(FlowViews views)
{
    /// <summary>The listed content words of the 30 days up to <paramref name="today"/>, the most used first, those used alike in ordinal order.</summary>
    /// <param name="subject">The learner's name on the event log.</param>
    /// <param name="today">The last of the days, in the learner's time zone.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RedisException">Redis is away; so does <see cref="TimeoutException"/> say.</exception>
    public async Task<IReadOnlyList<ActiveWord>> ReadAsync(SubjectId subject, DateOnly today, CancellationToken cancellationToken)
    {
        string[] days = [.. Enumerable.Range(0, ActiveWord.Days).Select(back => string.Create(CultureInfo.InvariantCulture, $"day/{today.AddDays(-back):yyyy-MM-dd}"))];
        var read = await views.ResultsAsync(FlowNames.ActiveWords, subject.ToString(), days, ContractsJson.Default.WordsOfDay, cancellationToken);
        return ActiveWord.Of(read.Select(day => (DateOnly.ParseExact(day.Window.AsSpan(4), "yyyy-MM-dd", CultureInfo.InvariantCulture), day.Result)));
    }
}
