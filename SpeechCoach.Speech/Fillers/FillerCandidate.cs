namespace SpeechCoach.Speech;

/// <summary>A stretch that may be a filled pause.</summary>
/// <param name="Range">Where it is.</param>
/// <param name="Proposal">What an alignment took for a filler there, if it did.</param>
readonly record struct FillerCandidate(TimeRange Range, AlignedWord? Proposal);
