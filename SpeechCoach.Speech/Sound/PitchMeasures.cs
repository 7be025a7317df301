namespace SpeechCoach.Speech;

/// <summary>How a voice moves: F0 of its voiced frames within speech, in semitones so that all voices compare (Traunmüller &amp; Eriksson 1995).</summary>
public sealed record PitchMeasures
{
    const double MonotoneBelow = 1.2;
    const double MonotoneWindow = 8;
    const double MonotoneVoiced = 2;

    /// <summary>Median F0 in Hz; 0 where no voice was found.</summary>
    public double MedianHertz { get; init; }

    /// <summary>Standard deviation of 12·log2(F0 / median), semitones.</summary>
    public double DeviationSemitones { get; init; }

    /// <summary>Tenth percentile in semitones from the median, not above 0.</summary>
    public double LowSemitones { get; init; }

    /// <summary>Ninetieth percentile in semitones from the median, not below 0.</summary>
    public double HighSemitones { get; init; }

    /// <summary>Seconds of voiced frames within speech; what the other values rest on.</summary>
    public double VoicedTime { get; init; }

    /// <summary>
    /// Stretches of eight seconds or more in which the deviation stays below 1.2 semitones, a heuristic; by the range of Hincks (2004)
    /// even ten dull seconds have about 1.
    /// </summary>
    public IReadOnlyList<TimeRange> Monotone { get; init; } = [];

    /// <summary>From the tenth to the ninetieth percentile, semitones.</summary>
    public double RangeSemitones => HighSemitones - LowSemitones;

    /// <summary>Measures a track.</summary>
    /// <param name="pitch">The pitch of a recording.</param>
    /// <param name="runs">Stretches of speech in it, in order; a voice elsewhere is not the speaker's.</param>
    public static PitchMeasures Measure(PitchTrack pitch, IReadOnlyList<TimeRange> runs)
    {
        var (times, semitones) = Voiced(pitch, runs);
        if (semitones.Length == 0)
            return new();
        var sorted = (float[])semitones.Clone();
        Array.Sort(sorted);
        var median = Quantile.Of(sorted, 0.5);
        return new()
        {
            MedianHertz = Math.Pow(2, median / 12),
            DeviationSemitones = Deviation(semitones),
            LowSemitones = Quantile.Of(sorted, 0.1) - median,
            HighSemitones = Quantile.Of(sorted, 0.9) - median,
            VoicedTime = semitones.Length * pitch.Step,
            Monotone = FindMonotone(times, semitones, pitch.Step, runs),
        };
    }

    // Semitones above 1 Hz: with the median taken off, any reference is as good.
    static (double[] Times, float[] Semitones) Voiced(PitchTrack pitch, IReadOnlyList<TimeRange> runs)
    {
        List<double> times = [];
        List<float> semitones = [];
        var run = 0;
        for (var i = 0; i < pitch.Count; i++)
        {
            var time = pitch.TimeOf(i);
            while (run < runs.Count && runs[run].End <= time)
                run++;
            if (run == runs.Count)
                break;
            if (time < runs[run].Start || pitch.Frequencies.Span[i] == 0)
                continue;
            times.Add(time);
            semitones.Add(12 * MathF.Log2(pitch.Frequencies.Span[i]));
        }
        return ([.. times], [.. semitones]);
    }

    static List<TimeRange> FindMonotone(double[] times, float[] semitones, double step, IReadOnlyList<TimeRange> runs)
    {
        List<TimeRange> found = [];
        var (from, to) = (0, 0);
        for (var start = runs[0].Start; start + MonotoneWindow <= runs[^1].End; start += 1)
        {
            while (from < times.Length && times[from] < start)
                from++;
            while (to < times.Length && times[to] < start + MonotoneWindow)
                to++;
            if ((to - from) * step >= MonotoneVoiced && Deviation(semitones.AsSpan(from, to - from)) < MonotoneBelow)
                found.Add(new(start, start + MonotoneWindow));
        }
        return Stretches.FillGaps(found, 0);
    }

    static double Deviation(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
            (sum, squares) = (sum + value - values[0], squares + (double)(value - values[0]) * (value - values[0]));
        var mean = sum / values.Length;
        return Math.Sqrt(Math.Max(0, squares / values.Length - mean * mean));
    }
}
