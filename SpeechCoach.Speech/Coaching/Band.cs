namespace SpeechCoach.Speech;

/// <summary>
/// A dead zone of values that are all equally good, 100 points, and how far outside it nothing is left; in a straight line between. A side
/// without bounds is open.
/// </summary>
/// <param name="NothingBelow">0 points here and below.</param>
/// <param name="GoodFrom">100 points from here; above <paramref name="NothingBelow"/>.</param>
/// <param name="GoodTo">100 points up to here; not below <paramref name="GoodFrom"/>.</param>
/// <param name="NothingAbove">0 points here and above; above <paramref name="GoodTo"/>.</param>
public readonly record struct Band(double? NothingBelow, double? GoodFrom, double? GoodTo, double? NothingAbove)
{
    /// <summary>A band that only too much leaves.</summary>
    public static Band UpTo(double goodTo, double nothingAbove) => new(null, null, goodTo, nothingAbove);

    /// <summary>A band that only too little leaves.</summary>
    public static Band From(double nothingBelow, double goodFrom) => new(nothingBelow, goodFrom, null, null);

    /// <summary>Points of a value, 0 to 100.</summary>
    public double Points(double value) =>
        GoodFrom is { } from && NothingBelow is { } below && value < from ? 100 * Math.Clamp((value - below) / (from - below), 0, 1)
        : GoodTo is { } to && NothingAbove is { } above && value > to ? 100 * Math.Clamp((above - value) / (above - to), 0, 1)
        : 100;

    /// <summary>Whether a value lies below the good ones.</summary>
    public bool IsLow(double value) => value < GoodFrom;
}
