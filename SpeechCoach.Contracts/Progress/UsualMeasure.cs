namespace SpeechCoach.Contracts;

/// <summary>What is usual of one measure.</summary>
/// <param name="Median">The middle value.</param>
/// <param name="Spread">
/// 1.4826 times the median absolute deviation: what a standard deviation would be, and unmoved by a single odd recording (Leys et al. 2013).
/// </param>
/// <param name="Count">Number of recordings it rests on.</param>
public sealed record UsualMeasure(double Median, double Spread, int Count);
