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
