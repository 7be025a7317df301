namespace SpeechCoach.Speech;

/// <summary>Counts what stands in runs of three or more samples at 0.99 of full scale or above, block by block.</summary>
public sealed class ClippedRuns
{
    const float FullScale = 0.99f;
    const int ShortestRun = 3;

    long clipped, all;
    int run;

    /// <summary>Share of the samples so far, 0 to 1.</summary>
    public double Share => all == 0 ? 0 : (double)(clipped + Open) / all;

    int Open => run >= ShortestRun ? run : 0;

    /// <summary>Goes on with the next samples.</summary>
    /// <param name="samples">Samples, full scale at ±1.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        all += samples.Length;
        foreach (var sample in samples)
        {
            if (MathF.Abs(sample) >= FullScale)
            {
                run++;
                continue;
            }
            clipped += Open;
            run = 0;
        }
    }
}
