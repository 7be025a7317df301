using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>All numbers of one recording, before they are written down as a report.</summary>
/// <param name="Sound">What the sound says.</param>
/// <param name="Words">What the words say; none where no engine heard any.</param>
sealed record Measurement(SoundMeasures Sound, WordMeasures? Words)
{
    public static Measurement Of(DecodedAudio audio, VoiceActivity activity, RecognizedSpeech speech) => new(
        SoundMeasures.Of(SoundAnalysis.Of(audio.Samples, DecodedAudio.SampleRate, activity)),
        speech.Words.Count == 0 ? null : WordMeasures.Measure(speech.Words, activity));
}
