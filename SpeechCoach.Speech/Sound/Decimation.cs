using System.Numerics.Tensors;

namespace SpeechCoach.Speech;

/// <summary>Thins a series out to what can be drawn: one value for each group of neighbours, the last group perhaps smaller.</summary>
public static class Decimation
{
    /// <summary>The smallest group that leaves at most <paramref name="most"/> values.</summary>
    /// <param name="count">Number of values, not negative.</param>
    /// <param name="most">The most values wanted, at least 1.</param>
    /// <returns>At least 1.</returns>
    public static int Group(int count, int most) => Math.Max(1, (int)(((long)count + most - 1) / most));

    /// <summary>The largest absolute value of each group: an envelope that loses no peak.</summary>
    /// <param name="values">Values, all finite.</param>
    /// <param name="group">Neighbours to a group, at least 1.</param>
    public static float[] Peaks(ReadOnlySpan<float> values, int group)
    {
        var thinned = new float[Groups(values.Length, group)];
        for (var i = 0; i < thinned.Length; i++)
            thinned[i] = Math.Abs(TensorPrimitives.MaxMagnitude(Part(values, i, group)));
        return thinned;
    }

    /// <summary>The level of each group's mean power, in dB: digital silence beside a sound takes only its part of the time.</summary>
    /// <param name="values">Levels in dB, all finite.</param>
    /// <param name="group">Neighbours to a group, at least 1.</param>
    public static float[] MeanLevels(ReadOnlySpan<float> values, int group)
    {
        var thinned = new float[Groups(values.Length, group)];
        for (var i = 0; i < thinned.Length; i++)
        {
            // From the loudest on: no power is too small to be told.
            var part = Part(values, i, group);
            var (loudest, power) = (TensorPrimitives.Max(part), 0.0);
            foreach (var level in part)
                power += Math.Pow(10, (level - loudest) / 10);
            thinned[i] = loudest + (float)(10 * Math.Log10(power / part.Length));
        }
        return thinned;
    }

    /// <summary>
    /// The median of the positive values of each group, so that neither a gap nor a stray octave shows between them; 0 where fewer than a
    /// quarter of the group are positive.
    /// </summary>
    /// <param name="values">Values, all finite; 0 means none, as in a pitch track without voice.</param>
    /// <param name="group">Neighbours to a group, at least 1.</param>
    public static float[] VoicedMedians(ReadOnlySpan<float> values, int group)
    {
        var thinned = new float[Groups(values.Length, group)];
        var voiced = new float[Math.Min(group, values.Length)];
        for (var i = 0; i < thinned.Length; i++)
        {
            var part = Part(values, i, group);
            var count = 0;
            foreach (var value in part)
            {
                if (value > 0)
                    voiced[count++] = value;
            }
            if (4 * count < part.Length)
                continue;
            voiced.AsSpan(0, count).Sort();
            thinned[i] = voiced[count / 2];
        }
        return thinned;
    }

    static int Groups(int count, int group)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(group, 1);
        return (int)(((long)count + group - 1) / group);
    }

    static ReadOnlySpan<float> Part(ReadOnlySpan<float> values, int index, int group) =>
        values[(index * group)..Math.Min(values.Length, (index + 1) * group)];
}
