namespace SpeechCoach.Contracts;

/// <summary>A word with its place in the recording.</summary>
/// <param name="Text">The word as spoken, in lower case where the engine has no other.</param>
/// <param name="Start">Start in seconds from the beginning of the recording.</param>
/// <param name="End">End in seconds from the beginning of the recording.</param>
/// <param name="Confidence">0 to 1, where the engine gives it.</param>
/// <param name="IsFiller">Whether it is a filled pause such as "um".</param>
public sealed record SpokenWord(string Text, double Start, double End, double? Confidence = null, bool IsFiller = false);
