using System.Globalization;
using SpeechCoach.Contracts;
using StackExchange.Redis;

namespace SpeechCoach.Storage;

/// <summary>Reads a learner's progress, as the dataflow <see cref="FlowNames.SpeakingProgress"/> keeps it.</summary>
/// <remarks>Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> where Redis is away.</remarks>
public sealed class ProgressReader(FlowViews views)
{
    /// <summary>The most windows that are read at once.</summary>
    public const int MostWindows = 366;

    const string Latest = "last/20";

    /// <summary>The latest days on which the learner spoke, the newest first.</summary>
    /// <param name="subject">The learner's name on the event log.</param>
    /// <param name="before">Only days before this one; all where it is null.</param>
    /// <param name="count">How many at most, 1 to <see cref="MostWindows"/>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task<ProgressPage> DaysAsync(SubjectId subject, DateOnly? before, int count, CancellationToken cancellationToken) =>
        PageAsync(subject, "day", before, count, cancellationToken);

    /// <summary>The latest weeks in which the learner spoke, the newest first; a week is named by its Monday.</summary>
    /// <inheritdoc cref="DaysAsync"/>
    public Task<ProgressPage> WeeksAsync(SubjectId subject, DateOnly? before, int count, CancellationToken cancellationToken) =>
        PageAsync(subject, "week", before, count, cancellationToken);

    /// <summary>The latest 20 recordings of the learner together, fewer where there are no more; null where there is none.</summary>
    public async Task<SpeakingSummary?> LatestAsync(SubjectId subject, CancellationToken cancellationToken) =>
        (await ReadAsync(subject, [Latest], cancellationToken)).Select(window => window.Result).FirstOrDefault();

    /// <summary>All days on which the learner spoke, in their order; for <see cref="Streak"/>.</summary>
    public async Task<IReadOnlyList<DateOnly>> SpokenDaysAsync(SubjectId subject, CancellationToken cancellationToken) =>
        [.. (await views.WindowsAsync(FlowNames.SpeakingProgress, subject.ToString(), "day", cancellationToken)).Select(Start)];

    async Task<ProgressPage> PageAsync(SubjectId subject, string kind, DateOnly? before, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostWindows);
        var all = await views.WindowsAsync(FlowNames.SpeakingProgress, subject.ToString(), kind, cancellationToken);
        var earlier = all.Where(window => before is null || Start(window) < before).ToList();
        string[] page = [.. earlier.AsEnumerable().Reverse().Take(count)];
        var read = await ReadAsync(subject, page, cancellationToken);
        return new([.. read.Select(window => new ProgressWindow(Start(window.Window), window.Result))], earlier.Count > count ? Start(page[^1]) : null);
    }

    Task<IReadOnlyList<(string Window, SpeakingSummary Result)>> ReadAsync(
        SubjectId subject, IReadOnlyList<string> windows, CancellationToken cancellationToken) => views.ResultsAsync(
        FlowNames.SpeakingProgress, subject.ToString(), windows, ContractsJson.Default.SpeakingSummary, cancellationToken);

    static DateOnly Start(string window) =>
        DateOnly.ParseExact(window.AsSpan(window.IndexOf('/') + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
