namespace SpeechCoach.Speech;

/// <summary>Sound cut off at full scale.</summary>
public static class Clipping
{
    /// <summary>Share of the samples, 0 to 1, that stand in runs of three or more at 0.99 of full scale or above.</summary>
    /// <param name="samples">Samples, full scale at ±1.</param>
    public static double Share(ReadOnlySpan<float> samples)
    {
        var runs = new ClippedRuns();
        runs.Add(samples);
        return runs.Share;
    }
}
