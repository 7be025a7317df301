namespace SpeechCoach.Contracts;

/// <summary>What one recording adds to a window.</summary>
/// <param name="Seconds">Length of the recording in seconds.</param>
/// <param name="Measures">The report's measures by name.</param>
public sealed record SpeechContribution(double Seconds, IReadOnlyDictionary<string, double> Measures);
