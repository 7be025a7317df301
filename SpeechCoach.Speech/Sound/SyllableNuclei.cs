namespace SpeechCoach.Speech;

/// <summary>
/// Syllable nuclei by intensity and voicing: N. H. De Jong &amp; T. Wempe, "Praat script to detect syllable nuclei and measure speech rate
/// automatically", Behavior Research Methods 41 (2009), 385-390, as revised in 2010. Unstressed syllables are missed now and then. Whether a peak
/// is voiced is told by the pitch track that is given: the script tracks pitch once more for this, more ready to call sounds voiced (voicing
/// threshold and voiced/unvoiced cost 0.25), and so counts about a tenth more than the speaker's own track does.
/// </summary>
public sealed record SyllableNuclei
{
    const double BelowLoudest = 25;
    const double Dip = 2;

    /// <summary>Time of each nucleus in seconds, in order.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Stretches above the silence threshold, in order.</summary>
    public IReadOnlyList<TimeRange> Sounding { get; init; } = [];

    /// <summary>Finds nuclei and the sounding stretches in which they lie, as the script does.</summary>
    /// <param name="intensity">Intensity with a lowest pitch of 50 Hz.</param>
    /// <param name="pitch">Pitch of the same recording.</param>
    /// <param name="duration">Length of the recording, s.</param>
    /// <param name="shortestPause">Silences shorter than this join the sounds around them, s.</param>
    public static SyllableNuclei Find(IntensityContour intensity, PitchTrack pitch, double duration, double shortestPause = 0.3)
    {
        if (intensity.Count == 0)
            return new();
        var sorted = intensity.Levels.ToArray();
        Array.Sort(sorted);
        var loud = Quantile.Of(sorted, 0.99);
        var threshold = Math.Max(loud - BelowLoudest, sorted[0]);
        var sounding = Stretches.Above(intensity, loud - BelowLoudest, duration, shortestPause, shortestSound: 0.1);
        return new() { Sounding = sounding, Times = Peaks(intensity, pitch, sounding, threshold, withLast: false) };
    }

    /// <summary>Finds nuclei within stretches already known to be speech: the last one of the recording, too, which the script leaves out.</summary>
    /// <param name="intensity">Intensity with a lowest pitch of 50 Hz.</param>
    /// <param name="pitch">Pitch of the same recording.</param>
    /// <param name="sounding">Where somebody speaks, in order.</param>
    public static IReadOnlyList<double> Within(IntensityContour intensity, PitchTrack pitch, IReadOnlyList<TimeRange> sounding)
    {
        if (intensity.Count == 0)
            return [];
        var sorted = intensity.Levels.ToArray();
        Array.Sort(sorted);
        return Peaks(intensity, pitch, sounding, Math.Max(Quantile.Of(sorted, 0.99) - BelowLoudest, sorted[0]), withLast: true);
    }

    // A peak counts when the level falls by more than the dip before the next one, and when it is voiced and in a sounding stretch.
    static List<double> Peaks(IntensityContour intensity, PitchTrack pitch, IReadOnlyList<TimeRange> sounding, double threshold, bool withLast)
    {
        List<double> nuclei = [];
        var levels = intensity.Levels.Span;
        var (last, lowest, stretch) = (-1, float.PositiveInfinity, 0);
        for (var i = 1; i < levels.Length - 1; i++)
        {
            lowest = Math.Min(lowest, levels[i]);
            if (levels[i] <= levels[i - 1] || levels[i] < levels[i + 1] || levels[i] <= threshold)
                continue;
            if (last >= 0)
                Judge(last, lowest);
            (last, lowest) = (i, float.PositiveInfinity);
        }
        if (last >= 0 && withLast)
            Judge(last, Math.Min(lowest, levels[^1]));
        return nuclei;

        void Judge(int peak, float dip)
        {
            var (time, level) = Summit(intensity, peak);
            if (level - dip <= Dip)
                return;
            while (stretch < sounding.Count && sounding[stretch].End <= time)
                stretch++;
            if (stretch < sounding.Count && sounding[stretch].Start <= time && pitch.At(time) > 0)
                nuclei.Add(time);
        }
    }

    // Between the frames, by parabola.
    static (double Time, double Level) Summit(IntensityContour intensity, int peak)
    {
        var levels = intensity.Levels.Span;
        var bend = 2 * levels[peak] - levels[peak - 1] - levels[peak + 1];
        var shift = bend > 0 ? 0.5 * (levels[peak + 1] - levels[peak - 1]) / bend : 0;
        return (intensity.TimeOf(peak) + shift * intensity.Step, levels[peak] + 0.25 * (levels[peak + 1] - levels[peak - 1]) * shift);
    }
}
