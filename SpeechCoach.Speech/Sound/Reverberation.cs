namespace SpeechCoach.Speech;

/// <summary>
/// How long a room rings after the voice: from how fast the level falls where runs of speech end. A voice may fade by itself, so the
/// faster ends tell; a room lets none be faster than itself. A heuristic after the blind estimation of Ratnam et al. (2003).
/// </summary>
static class Reverberation
{
    const int Fewest = 3;
    const int Reach = 50;
    const double Faster = 0.25;
    const float AboveNoise = 6;
    const float Least = 10;
    const float Begin = 3;
    const float Most = 25;

    /// <summary>Seconds in which the sound falls by 60 dB; 0 where too few runs end clearly.</summary>
    /// <param name="levels">Level every 10 ms, dB.</param>
    /// <param name="activity">Where somebody speaks.</param>
    public static double Time(ReadOnlySpan<float> levels, VoiceActivity activity)
    {
        List<float> times = [];
        foreach (var (i, run) in activity.Runs.Index())
        {
            var (end, next) = (Frame(run.End), i + 1 < activity.Runs.Count ? Frame(activity.Runs[i + 1].Start) : levels.Length);
            if (Fall(levels[..Math.Min(levels.Length, next)], end, (float)activity.NoiseLevel + AboveNoise) is { } time)
                times.Add(time);
        }
        times.Sort();
        return times.Count < Fewest ? 0 : Quantile.Of(times.ToArray(), Faster);
    }

    static int Frame(double time) => (int)(time / FrameLevels.Hop);

    // From the last loud moment down to the noise, or by as much as a room can be told by, before anybody speaks again.
    static float? Fall(ReadOnlySpan<float> levels, int end, float floor)
    {
        var from = Math.Max(0, end - Reach);
        var to = Math.Min(levels.Length, end + Reach);
        var loudest = float.NegativeInfinity;
        foreach (var level in levels[from..Math.Min(end, levels.Length)])
            loudest = MathF.Max(loudest, level);
        var last = -1;
        for (var i = from; i < to; i++)
            last = levels[i] >= loudest - Begin ? i : last;
        if (last < 0)
            return null;
        var at = last;
        while (at < to && levels[at] > Math.Max(floor, loudest - Most))
            at++;
        var fall = levels[last] - (at < to ? levels[at] : floor);
        return at == to || fall < Least ? null : 60 * (at - last) * (float)FrameLevels.Hop / fall;
    }
}
