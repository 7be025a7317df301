namespace SpeechCoach.Speech;

/// <summary>What happens to the voice where a phrase ends.</summary>
static class PhraseEnds
{
    /// <summary>A run this long is a phrase whose end is heard, s.</summary>
    public const double ShortestRun = 1.5;

    const double End = 1.0 / 3;

    /// <summary>Level at the end of the longer runs less the level before it, dB; 0 without any.</summary>
    public static double Decay(ReadOnlySpan<float> levels, IReadOnlyList<TimeRange> runs)
    {
        var (sum, count) = (0.0, 0);
        foreach (var run in runs)
        {
            if (run.Length < ShortestRun)
                continue;
            sum += Level(levels, run with { Start = run.End - End }) - Level(levels, run with { End = run.End - End });
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    static double Level(ReadOnlySpan<float> levels, TimeRange range)
    {
        var from = Math.Clamp((int)(range.Start / FrameLevels.Hop), 0, levels.Length);
        var to = Math.Clamp((int)(range.End / FrameLevels.Hop), from, levels.Length);
        double power = 0;
        foreach (var level in levels[from..to])
            power += FrameLevels.Power(level);
        return FrameLevels.Decibels(power / Math.Max(1, to - from));
    }
}
