namespace SpeechCoach.Contracts;

/// <summary>What one recording adds to its learner's progress. Measures that its report does not have, or does not trust, are null.</summary>
/// <param name="Seconds">Length of the recording in seconds.</param>
/// <param name="WordsPerMinute">Words by speaking time, words/min.</param>
/// <param name="SyllableRate">Syllables by speaking time, syllables/s: pace where no words are trusted.</param>
/// <param name="PausesPerMinute">Silent pauses per minute of speaking time.</param>
/// <param name="FillersPerMinute">Fillers per minute of speaking time.</param>
/// <param name="PitchVariation">Standard deviation of F0, semitones.</param>
/// <param name="Score">The report's score, 0 to 100.</param>
public sealed record SpeechSample(
    double Seconds, double? WordsPerMinute, double? SyllableRate, double? PausesPerMinute, double? FillersPerMinute, double? PitchVariation, double? Score)
{
    /// <summary>The sample of an event.</summary>
    public static SpeechSample Of(SpeechAnalyzed speech) => new(
        speech.DurationSeconds,
        Measure(speech, MeasureNames.WordsPerMinute),
        Measure(speech, MeasureNames.SyllableRate),
        Measure(speech, MeasureNames.PausesPerMinute),
        Measure(speech, MeasureNames.FillersPerMinute),
        Measure(speech, MeasureNames.PitchVariation),
        speech.Score);

    static double? Measure(SpeechAnalyzed speech, string name) => speech.Measures.TryGetValue(name, out var value) ? value : null;
}
