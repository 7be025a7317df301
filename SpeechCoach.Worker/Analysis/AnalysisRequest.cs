namespace SpeechCoach.Worker;

/// <summary>How to listen to a recording.</summary>
/// <param name="Language">The language spoken, as a BCP 47 tag.</param>
/// <param name="Transcript">The wording, where it is known; then it is aligned instead of recognised.</param>
public sealed record AnalysisRequest(string Language, string? Transcript = null);
