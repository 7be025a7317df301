namespace SpeechCoach.Speech;

/// <summary>The one pass over the sound of a recording: its contours and what stands out in them.</summary>
public sealed record SoundAnalysis
{
    /// <summary>Length of the recording in seconds.</summary>
    public required double Duration { get; init; }

    /// <summary>Where somebody speaks.</summary>
    public required VoiceActivity Activity { get; init; }

    /// <summary>F0 over time, tracked in two passes.</summary>
    public required PitchTrack Pitch { get; init; }

    /// <summary>Intensity over time, by windows of 128 ms.</summary>
    public required IntensityContour Intensity { get; init; }

    /// <summary>Time of each syllable nucleus within speech in seconds, in order.</summary>
    public required IReadOnlyList<double> Nuclei { get; init; }

    /// <summary>Share of the samples at full scale, 0 to 1.</summary>
    public required double ClippedShare { get; init; }

    internal float[] Levels { get; private init; } = [];

    /// <summary>Analyses a recording.</summary>
    /// <param name="samples">Samples, full scale at ±1, all finite.</param>
    /// <param name="sampleRate">Samples per second, at least 1000.</param>
    /// <param name="activity">Where somebody speaks, where that was found before.</param>
    /// <param name="clippedShare">Share of what was recorded that stood at full scale, where the samples no longer show it.</param>
    public static SoundAnalysis Of(ReadOnlySpan<float> samples, int sampleRate, VoiceActivity? activity = null, double? clippedShare = null)
    {
        activity ??= VoiceActivity.Find(samples, sampleRate);
        var pitch = PitchTracker.TrackSpeaker(samples, sampleRate);
        var intensity = IntensityContour.Measure(samples, sampleRate);
        return new()
        {
            Duration = (double)samples.Length / sampleRate,
            Activity = activity,
            Pitch = pitch,
            Intensity = intensity,
            Nuclei = SyllableNuclei.Within(intensity, pitch, activity.Runs),
            ClippedShare = clippedShare ?? Clipping.Share(samples),
            Levels = FrameLevels.Measure(samples, sampleRate),
        };
    }
}
