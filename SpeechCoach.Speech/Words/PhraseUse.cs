namespace SpeechCoach.Speech;

/// <summary>A word or phrase of a list, where it was said.</summary>
/// <param name="Text">As the list has it.</param>
/// <param name="Range">Where in the recording.</param>
public readonly record struct PhraseUse(string Text, TimeRange Range);
