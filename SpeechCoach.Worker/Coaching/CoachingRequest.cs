using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>What a coach gets.</summary>
/// <param name="Observations">All that the rules noticed; what may be said.</param>
/// <param name="Measures">Every number of the report.</param>
/// <param name="Language">The language spoken, as a BCP 47 tag.</param>
/// <param name="Phrases">What was said from pause to pause; none where the words are not trusted.</param>
public sealed record CoachingRequest(Observations Observations, IReadOnlyList<Measure> Measures, string Language, IReadOnlyList<Phrase> Phrases);
