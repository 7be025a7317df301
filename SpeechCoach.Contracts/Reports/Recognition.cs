namespace SpeechCoach.Contracts;

/// <summary>Which engine heard the words.</summary>
/// <param name="Engine">The engine's name, such as <c>pocketsphinx</c>; <c>none</c> where only the sound was measured.</param>
/// <param name="Confidence">Mean confidence over the words, 0 to 1; below 0.5 no advice rests on words. None where the engine gives none.</param>
/// <param name="Model">The model it used, where that is known.</param>
public sealed record Recognition(string Engine, double? Confidence, string? Model = null);
