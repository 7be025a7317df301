namespace SpeechCoach.Contracts;

/// <summary>How often a word was said.</summary>
/// <param name="Word">The word in lower case.</param>
/// <param name="Count">How often, 2 or more.</param>
public sealed record UsedWord(string Word, int Count);
