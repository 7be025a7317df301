using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>A stretch of a recording to listen to.</summary>
/// <param name="Range">Where it is.</param>
/// <param name="Wording">The words spoken in it, to be aligned; null where they are to be recognised.</param>
sealed record SphinxUtterance(TimeRange Range, IReadOnlyList<string>? Wording = null);
