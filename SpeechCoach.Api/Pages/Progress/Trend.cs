using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Progress;

/// <summary>How one measure went.</summary>
/// <param name="Measure">The measure's name, or <see cref="Score"/>.</param>
/// <param name="Points">Its values in the order of time, one at least.</param>
/// <param name="Usual">What is usual for the learner; null before that can be told.</param>
/// <param name="Others">How the learners of his language are spread; null where that is not known.</param>
public sealed record Trend(string Measure, IReadOnlyList<TrendPoint> Points, UsualRange? Usual, Quantiles? Others)
{
    public const string Score = "score";

    public TrendPoint Latest => Points[^1];

    public TrendPoint Lowest => Points.MinBy(point => point.Value)!;

    public TrendPoint Highest => Points.MaxBy(point => point.Value)!;

    /// <summary>The axis on which the values lie, and what is usual.</summary>
    public TrendScale Scale => TrendScale.Of([.. Points.Select(point => point.Value), .. Usual is null ? [] : (double[])[Usual.Low, Usual.High]]);
}

/// <summary>One value of a trend.</summary>
/// <param name="At">When, in days from any day.</param>
/// <param name="When">When, as the learner reads it.</param>
/// <param name="Value">The value.</param>
/// <param name="Recordings">How many recordings it is the mean of.</param>
/// <param name="Recording">The recording, where it is of one.</param>
public sealed record TrendPoint(double At, string When, double Value, int Recordings, RecordingId? Recording = null);

/// <summary>The values that a report would call usual.</summary>
public sealed record UsualRange(double Low, double High, int Recordings)
{
    public static UsualRange? Of(string measure, UsualMeasure? usual)
    {
        if (usual is null || usual.Count < Comparison.FewestRecordings) return null;
        var reach = Comparison.Reach(measure, usual);
        // A rate is never negative, however far it varies.
        return new(usual.Median >= 0 ? Math.Max(0, usual.Median - reach) : usual.Median - reach, usual.Median + reach, usual.Count);
    }
}
