namespace SpeechCoach.Contracts;

/// <summary>
/// A band of values that are all equally good, 100 points, and how far outside it nothing is left; in a straight line between. A side without
/// bounds is open.
/// </summary>
/// <param name="NothingBelow">0 points here and below.</param>
/// <param name="GoodFrom">100 points from here.</param>
/// <param name="GoodTo">100 points up to here.</param>
/// <param name="NothingAbove">0 points here and above.</param>
public sealed record ScoreBand(double? NothingBelow, double? GoodFrom, double? GoodTo, double? NothingAbove)
{
    /// <summary>How far a value lies outside the good values; 0 within.</summary>
    public double Distance(double value) => Math.Max(0, Math.Max((GoodFrom ?? value) - value, value - (GoodTo ?? value)));
}
