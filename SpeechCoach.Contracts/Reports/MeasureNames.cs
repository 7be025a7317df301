namespace SpeechCoach.Contracts;

/// <summary>The stable names of the measures, as reports, events and windows carry them.</summary>
public static class MeasureNames
{
    /// <summary>Length of the recording, s.</summary>
    public const string Duration = "duration";

    /// <summary>Level of the speech, dB FS.</summary>
    public const string Loudness = "loudness";

    /// <summary>Standard deviation of the level within speech, dB.</summary>
    public const string LoudnessVariation = "loudness-variation";

    /// <summary>Level between the speech, dB FS.</summary>
    public const string NoiseFloor = "noise-floor";

    /// <summary>Speech above noise, dB.</summary>
    public const string SignalToNoise = "signal-to-noise";

    /// <summary>Share of samples at full scale, %.</summary>
    public const string Clipping = "clipping";

    /// <summary>Time spent sounding, s.</summary>
    public const string PhonationTime = "phonation-time";

    /// <summary>Phonation time by speaking time, %.</summary>
    public const string PhonationRatio = "phonation-ratio";

    /// <summary>Number of silent pauses.</summary>
    public const string Pauses = "pauses";

    /// <summary>Silent pauses per minute of speaking time.</summary>
    public const string PausesPerMinute = "pauses-per-minute";

    /// <summary>Mean length of a silent pause, s.</summary>
    public const string MeanPause = "mean-pause";

    /// <summary>Length of the longest silent pause, s.</summary>
    public const string LongestPause = "longest-pause";

    /// <summary>Number of words, fillers left out.</summary>
    public const string Words = "words";

    /// <summary>Words by speaking time, words/min.</summary>
    public const string WordsPerMinute = "words-per-minute";

    /// <summary>Words by phonation time, words/min.</summary>
    public const string ArticulationRate = "articulation-rate";

    /// <summary>Number of fillers such as "um".</summary>
    public const string Fillers = "fillers";

    /// <summary>Fillers per minute of speaking time.</summary>
    public const string FillersPerMinute = "fillers-per-minute";
}
