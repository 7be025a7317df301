namespace SpeechCoach.Contracts;

/// <summary>A quantity over time, in even steps, made to be drawn.</summary>
/// <param name="Start">Middle of the first value in seconds from the beginning of the recording.</param>
/// <param name="Step">Seconds from one value to the next.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Values">The values; null where there is none, as in a stretch without voice.</param>
public sealed record Curve(double Start, double Step, string Unit, IReadOnlyList<double?> Values);
