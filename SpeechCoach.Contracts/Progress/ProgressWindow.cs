namespace SpeechCoach.Contracts;

/// <summary>A learner's day or week.</summary>
/// <param name="Start">The day, or the week's Monday, in the learner's time zone.</param>
/// <param name="Summary">What was spoken in it.</param>
public sealed record ProgressWindow(DateOnly Start, SpeakingSummary Summary);
