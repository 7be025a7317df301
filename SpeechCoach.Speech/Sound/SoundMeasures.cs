namespace SpeechCoach.Speech;

/// <summary>What the sound alone says, whether or not anyone could recognise the words.</summary>
/// <param name="Duration">Length of the recording in seconds.</param>
/// <param name="Activity">Where somebody speaks.</param>
/// <param name="ClippedShare">Share of the samples at full scale, 0 to 1.</param>
public sealed record SoundMeasures(double Duration, VoiceActivity Activity, double ClippedShare)
{
    /// <summary>Phonation time by speaking time, 0 to 1; 0 where nobody speaks.</summary>
    public double PhonationRatio => Activity.HasSpeech ? Activity.PhonationTime / Activity.Speaking.Length : 0;

    /// <summary>Silent pauses per minute of speaking time.</summary>
    public double PausesPerMinute => Rate.PerMinute(Activity.Pauses.Count, Activity.Speaking.Length);

    /// <summary>Mean length of a pause in seconds, 0 without any.</summary>
    public double MeanPause => Activity.Pauses.Count == 0 ? 0 : Activity.Pauses.Average(pause => pause.Length);

    /// <summary>Length of the longest pause in seconds, 0 without any.</summary>
    public double LongestPause => Activity.Pauses.Count == 0 ? 0 : Activity.Pauses.Max(pause => pause.Length);

    /// <summary>How far to trust measures of the sound, 0 to 1: nothing at 3 dB above the noise, all from 20 dB on. A heuristic.</summary>
    public double Confidence => Math.Clamp((Activity.SignalToNoise - 3) / 17, 0, 1);

    /// <summary>Measures a recording.</summary>
    /// <param name="samples">Samples, full scale at ±1, all finite.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="activity">Where somebody speaks in it, as <see cref="VoiceActivity.Find"/> tells.</param>
    public static SoundMeasures Measure(ReadOnlySpan<float> samples, int sampleRate, VoiceActivity activity) =>
        new((double)samples.Length / sampleRate, activity, Clipping.Share(samples));
}
