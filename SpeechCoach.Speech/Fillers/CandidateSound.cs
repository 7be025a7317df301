namespace SpeechCoach.Speech;

/// <summary>What is heard in a candidate and around it, of its frames <c>from</c> up to <c>to</c>.</summary>
static class CandidateSound
{
    const double LongSilence = 0.4;

    // How far the spectrum of what is beyond an edge is from its own, by how much it usually moves: a part of a vowel has one edge without any.
    public static double Contrast(Texture texture, int edge, int from, int to)
    {
        const int Width = 5;
        var (start, end) = edge == from ? (from - Width, from) : (to, to + Width);
        if (start < 0 || end > texture.Count || to <= from)
            return 3;
        var sum = 0.0;
        for (var k = 0; k < Texture.Coefficients; k++)
        {
            var difference = Mean(texture, start, end, i => texture.Shape(i)[k]) - Mean(texture, from, to, i => texture.Shape(i)[k]);
            sum += difference * difference;
        }
        return Math.Min(6, Math.Sqrt(sum) / Math.Max(0.1, texture.UsualChange));
    }

    // How far it rises above the quieter moments at either edge, in 6 dB: a syllable of its own does.
    public static double Swell(Texture texture, int from, int to)
    {
        const int Reach = 4;
        var peak = Highest(from, to);
        return Math.Clamp((peak - Math.Max(Lowest(from - Reach, (from + to) / 2), Lowest((from + to) / 2, to + Reach))) / 6, 0, 4);

        double Highest(int start, int end)
        {
            var most = -120.0;
            for (var i = Math.Max(0, start); i < Math.Min(texture.Count, end); i++)
                most = Math.Max(most, texture.Levels[i]);
            return most;
        }

        double Lowest(int start, int end)
        {
            var least = 20.0;
            for (var i = Math.Max(0, start); i < Math.Min(texture.Count, end); i++)
                least = Math.Min(least, texture.Levels[i]);
            return least;
        }
    }

    // How far the pitch leaps into it and out of it, semitones.
    public static double PitchStep(Texture texture, List<int> voiced)
    {
        const int Near = 6;
        if (voiced.Count == 0)
            return 0;
        return Math.Max(Step(voiced[0], -1), Step(voiced[^1], 1));

        double Step(int frame, int step)
        {
            for (var (i, k) = (frame + step, 0); k < Near && i >= 0 && i < texture.Count; i += step, k++)
            {
                if (texture.IsVoiced(i))
                    return Math.Min(6, Math.Abs(texture.Pitch(i) - texture.Pitch(frame)));
            }
            return 0;
        }
    }

    // How long it is quiet on that side, as a share of what is enough.
    public static double Silence(Texture texture, int frame, int step)
    {
        const int Lax = 4;
        var most = (int)(LongSilence / FrameLevels.Hop);
        var (quiet, skipped) = (0, 0);
        for (var i = frame + step; quiet < most; i += step)
        {
            if (i < 0 || i >= texture.Count)
                return 1;
            if (texture.Levels[i] < texture.Audible)
                quiet++;
            else if (quiet == 0 && skipped < Lax)
                skipped++; // its own end
            else
                break;
        }
        return (double)quiet / most;
    }

    // How far the sound goes on as it is, as a share of 0.3 s.
    public static double Steady(Texture texture, int frame, int step)
    {
        var count = 0;
        for (var i = frame + step; i >= 0 && i < texture.Count && count < 30; i += step, count++)
        {
            if (!texture.IsVoiced(i) || texture.Levels[i] < texture.Audible || texture.Changes[i] > texture.UsualChange)
                break;
        }
        return count / 30.0;
    }

    // In the speaker's own standard deviations from the speaker's mean.
    public static double Shape(Texture texture, int from, int to, int k) =>
        Math.Clamp((Mean(texture, from, to, i => texture.Shape(i)[k]) - texture.Voice[k].Mean) / texture.Voice[k].Deviation, -3, 3);

    public static double Mean(Texture texture, int from, int to, Func<int, float> value)
    {
        (from, to) = (Math.Max(0, from), Math.Min(texture.Count, to));
        if (to <= from)
            return from < texture.Count && from > 0 ? value(Math.Min(from, texture.Count - 1)) : -60;
        double sum = 0;
        for (var i = from; i < to; i++)
            sum += value(i);
        return sum / (to - from);
    }

    // Median over the voiced frames within half a second of it.
    public static double Beside(Texture texture, int from, int to, Func<int, float> value, double otherwise)
    {
        const int Width = 50;
        const int Fewest = 10;
        List<float> values = [];
        for (var i = Math.Max(0, from - Width); i < Math.Min(texture.Count, to + Width); i++)
        {
            if ((i < from || i >= to) && texture.IsVoiced(i) && texture.Levels[i] > texture.Audible)
                values.Add(value(i));
        }
        return values.Count < Fewest ? otherwise : Quantile.Of([.. values.Order()], 0.5);
    }

    // How far the spectrum moves where it moves least, over 50 ms.
    public static double Calm(Texture texture, int from, int to)
    {
        const int Width = 5;
        if (to - from < Width)
            return Mean(texture, from, to, k => texture.Changes[k]);
        return Enumerable.Range(from, to - from - Width + 1).Min(i => Mean(texture, i, i + Width, k => texture.Changes[k]));
    }
}
