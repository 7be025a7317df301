namespace SpeechCoach.Speech;

/// <summary>A repetition, a false start or a word broken off.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Text">The words given up.</param>
/// <param name="Range">From the words given up to the end of those in their place.</param>
public readonly record struct Disfluency(DisfluencyKind Kind, string Text, TimeRange Range);
