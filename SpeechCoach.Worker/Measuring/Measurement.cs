using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>All numbers of one recording, before they are written down as a report.</summary>
/// <param name="Analysis">The contours that the sound's measures were read off.</param>
/// <param name="Sound">What the sound says.</param>
/// <param name="Words">What the words say; none where no engine heard any.</param>
/// <param name="Language">What they say of the language; none either where there are no word lists for it.</param>
sealed record Measurement(SoundAnalysis Analysis, SoundMeasures Sound, WordMeasures? Words, LanguageMeasures? Language = null)
{
    public static Measurement Of(SoundAnalysis analysis, RecognizedSpeech speech, string language)
    {
        var activity = analysis.Activity;
        return new(
            analysis,
            SoundMeasures.Of(analysis),
            speech.Words.Count == 0 ? null : WordMeasures.Measure(speech.Words, activity),
            speech.Words.Count > 0 && Speech.Language.For(language) is { } lists ? LanguageMeasures.Measure(speech.Words, activity, lists) : null);
    }

    /// <summary>What is judged of it: words only where they can be trusted.</summary>
    public Performance ToPerformance(RecognizedSpeech speech) => !Performance.Trusts(speech.Recognition.Confidence)
        ? new(Sound)
        : new(Sound) { Words = speech.Words, Pace = Words, Language = Language, SoughtFillers = speech.SoughtFillers };
}
