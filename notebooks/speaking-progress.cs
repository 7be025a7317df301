#!/usr/bin/env -S dotnet run
#:project ../SpeechCoach.Analytics
#:property PublishAot=false

// Do learners get better? Week by week, the median learner.
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;

return await Notebook.RunAsync(args, new SpeakingProgress(), windows =>
{
    var weeks = windows
        .Where(window => window.Window.StartsWith("week/", StringComparison.Ordinal))
        .GroupBy(window => window.Start, window => window.Value)
        .OrderBy(week => week.Key, StringComparer.Ordinal)
        .Select(week => (
            Week: week.Key,
            Learners: week.Count(),
            Pace: Median(week.Select(learner => learner.WordsPerMinute)),
            Fillers: Median(week.Select(learner => learner.FillersPerMinute)),
            Pauses: Median(week.Select(learner => learner.PausesPerMinute)),
            Score: Median(week.Select(learner => learner.Score))))
        .ToList();
    return new(
        "The median learner, week by week",
        ["week", "learners", "words/min", "fillers/min", "pauses/min", "score"],
        [.. weeks.Select(week => new object?[] { week.Week, week.Learners, week.Pace, week.Fillers, week.Pauses, week.Score })],
        Chart.Lines(
            "The median learner", "per minute",
            ("fillers", weeks.Select(week => (week.Week, week.Fillers ?? double.NaN))),
            ("pauses", weeks.Select(week => (week.Week, week.Pauses ?? double.NaN)))));
});

static double? Median(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? Quantiles.Of(known).Median : null;

/// <summary>How each learner speaks: by day, by week, and over the latest recordings.</summary>
public sealed class SpeakingProgress : Dataflow<SpeakingSummary>
{
    /// <inheritdoc/>
    public override string Name => FlowNames.SpeakingProgress;

    /// <inheritdoc/>
    public override Outlet<SpeakingSummary> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Map(SpeechSample.Of)
        .PerLearner()
        .Window(Tumbling.Day, Tumbling.Week, Last.Of(20))
        .Fold(SpeakingSummary.Of)
        .ToReadModel();
}
