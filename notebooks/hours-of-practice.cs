#!/usr/bin/env -S dotnet run
#:project ../SpeechCoach.Analytics
#:property PublishAot=false

// When do people speak best? A question that no dataflow of the product answers yet.
using System.Globalization;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;

return await Notebook.RunAsync(args, new HoursOfPractice(), windows =>
{
    // A month is a window; the hours of all months together.
    var hours = windows
        .GroupBy(window => window.Key, window => window.Value)
        .Select(hour => (
            Hour: hour.Key,
            Recordings: hour.Sum(month => month.Recordings),
            Score: hour.Sum(month => month.MeanScore * month.Scored) / Math.Max(1, hour.Sum(month => month.Scored))))
        .OrderBy(hour => hour.Hour, StringComparer.Ordinal)
        .ToList();
    return new(
        "Practice and score by the hour of UTC",
        ["hour", "recordings", "score"],
        [.. hours.Select(hour => new object?[] { hour.Hour, hour.Recordings, hour.Score })],
        Chart.Bars("Practice by the hour of UTC", "recordings", hours.Select(hour => (hour.Hour, (double)hour.Recordings))));
});

/// <summary>How much is practised, and how well, in each hour of the day, month by month.</summary>
public sealed class HoursOfPractice : Dataflow<HoursOfPractice.Hour>
{
    /// <inheritdoc/>
    public override string Name => "hours-of-practice";

    /// <inheritdoc/>
    public override Outlet<Hour> Define(Events<SpeechAnalyzed> speeches) => speeches
        .Map(speech => new Practice(speech.AcceptedAt.UtcDateTime.ToString("HH", CultureInfo.InvariantCulture), speech.Score))
        .KeyBy(practice => practice.Hour)
        .Window(Tumbling.Month)
        .Fold(Hour.Of)
        .ToReadModel();

    /// <summary>One recording.</summary>
    public sealed record Practice(string Hour, double? Score);

    /// <summary>One hour of the days of a month.</summary>
    public sealed record Hour(int Recordings, int Scored, double MeanScore)
    {
        /// <summary>The hour of some recordings.</summary>
        public static Hour Of(IReadOnlyList<Practice> recordings)
        {
            double[] scores = [.. recordings.Select(practice => practice.Score).OfType<double>()];
            return new(recordings.Count, scores.Length, scores.DefaultIfEmpty().Average());
        }
    }
}
