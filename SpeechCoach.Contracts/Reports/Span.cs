namespace SpeechCoach.Contracts;

/// <summary>A stretch of the recording.</summary>
/// <param name="Start">Start in seconds from the beginning of the recording.</param>
/// <param name="End">End in seconds from the beginning of the recording.</param>
public sealed record Span(double Start, double End);
