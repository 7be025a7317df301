using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Progress;

/// <summary>What is usual for a learner, and where he stands among others.</summary>
/// <param name="Measures">Median and spread by the measure's name, over those of the latest 50 recordings that are in the language.</param>
/// <param name="Language">The language, as a BCP 47 tag: that of the latest recording unless another is asked for.</param>
/// <param name="Others">How the learners of this language are spread, each by his means of this month; empty while fewer than 20 have spoken.</param>
/// <param name="Hint">What to do next, where there is too little to call usual.</param>
sealed record UsualView(
    IReadOnlyDictionary<string, UsualMeasure> Measures, string Language, IReadOnlyDictionary<string, Quantiles> Others, string? Hint);
