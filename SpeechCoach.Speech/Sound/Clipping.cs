namespace SpeechCoach.Speech;

/// <summary>Sound cut off at full scale.</summary>
public static class Clipping
{
    const float FullScale = 0.99f;
    const int ShortestRun = 3;

    /// <summary>Share of the samples, 0 to 1, that stand in runs of three or more at 0.99 of full scale or above.</summary>
    /// <param name="samples">Samples, full scale at ±1.</param>
    public static double Share(ReadOnlySpan<float> samples)
    {
        long clipped = 0;
        var run = 0;
        foreach (var sample in samples)
        {
            if (MathF.Abs(sample) >= FullScale)
            {
                run++;
                continue;
            }
            clipped += run >= ShortestRun ? run : 0;
            run = 0;
        }
        clipped += run >= ShortestRun ? run : 0;
        return samples.IsEmpty ? 0 : (double)clipped / samples.Length;
    }
}
