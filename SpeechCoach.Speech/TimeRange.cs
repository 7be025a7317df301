namespace SpeechCoach.Speech;

/// <summary>A stretch of a recording.</summary>
/// <param name="Start">Start in seconds from the beginning.</param>
/// <param name="End">End in seconds from the beginning; not before <paramref name="Start"/>.</param>
public readonly record struct TimeRange(double Start, double End)
{
    /// <summary>Length in seconds.</summary>
    public double Length => End - Start;

    /// <summary>Seconds that both have in common, 0 where they are apart.</summary>
    public double Overlap(TimeRange other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}
