using System.Numerics.Tensors;

namespace SpeechCoach.Speech;

/// <summary>
/// The level of what stands out of the noise, every 10 ms. In each critical band the noise is what its quiet moments of some seconds
/// around are like (minimum statistics, after Martin 2001), so a fan, a street or a hum is taken off where it is and only there.
/// </summary>
sealed class SpeechLevels
{
    const int Reach = 3;
    const int Seconds = 2 * Reach + 1;
    const int Quiet = 10;
    const int QuietSecond = 1;
    const float Audible = 4;
    const float Noise = 2;

    readonly CriticalBands bands;
    readonly float[][] powers;
    readonly float[][] floors;
    readonly int[] counts = new int[Seconds];
    readonly int[] learned = new int[Seconds];
    readonly float[] sorted = new float[CriticalBands.FramesOfBlock];
    readonly float[] around = new float[Seconds];
    readonly float[] floor;
    readonly List<float> levels;
    readonly List<float> noise;
    readonly Range recorded;

    SpeechLevels(int sampleRate, int length, Range recorded)
    {
        this.recorded = recorded;
        bands = new(sampleRate);
        powers = [.. Enumerable.Range(0, Seconds).Select(_ => new float[CriticalBands.FramesOfBlock * bands.Count])];
        floors = [.. Enumerable.Range(0, Seconds).Select(_ => new float[bands.Count])];
        floor = new float[bands.Count];
        (levels, noise) = (new(length), new(length));
    }

    /// <summary>Measures a recording.</summary>
    /// <param name="samples">Samples, all finite.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="recorded">The values of <see cref="FrameLevels"/> that are more than padding: beyond them there is nothing to learn of the noise.</param>
    /// <returns>
    /// The level of what stands out and that of the noise in dB, comparable with each other only, <see cref="FrameLevels.Silence"/> for
    /// nothing; no frames where the recording is shorter than 32 ms.
    /// </returns>
    public static (float[] Levels, float[] Noise) Measure(ReadOnlySpan<float> samples, int sampleRate, Range recorded)
    {
        if (samples.Length < 0.032 * sampleRate)
            return ([], []);
        var seconds = samples.Length / sampleRate + 1;
        var measure = new SpeechLevels(sampleRate, seconds * CriticalBands.FramesOfBlock, recorded);
        for (var second = 0; second < seconds + Reach; second++)
        {
            measure.Listen(samples, second);
            if (second >= Reach)
                measure.Subtract(second - Reach);
        }
        return ([.. measure.levels], [.. measure.noise]);
    }

    void Listen(ReadOnlySpan<float> samples, int second)
    {
        var slot = second % Seconds;
        counts[slot] = bands.Measure(samples, second, powers[slot]);
        var first = second * CriticalBands.FramesOfBlock;
        var (from, to) = (Math.Clamp(recorded.Start.Value - first, 0, counts[slot]), Math.Clamp(recorded.End.Value - first, 0, counts[slot]));
        learned[slot] = to - from;
        for (var band = 0; band < bands.Count; band++)
        {
            for (var i = from; i < to; i++)
                sorted[i - from] = powers[slot][i * bands.Count + band];
            var heard = sorted.AsSpan(0, to - from);
            heard.Sort();
            floors[slot][band] = heard.IsEmpty ? 0 : heard[heard.Length * Quiet / 100];
        }
    }

    void Subtract(int second)
    {
        var heard = powers[second % Seconds].AsSpan(0, counts[second % Seconds] * bands.Count);
        for (var band = 0; band < bands.Count; band++)
            floor[band] = Floor(second, band);
        var noiseLevel = FrameLevels.Decibels(Noise * TensorPrimitives.Sum<float>(floor));
        var frames = heard.Length / bands.Count;
        for (var i = 0; i < frames; i++)
        {
            var (before, at, after) = (Math.Max(0, i - 1) * bands.Count, i * bands.Count, Math.Min(frames - 1, i + 1) * bands.Count);
            var sum = 0f;
            for (var band = 0; band < floor.Length; band++)
            {
                var power = (heard[before + band] + heard[at + band] + heard[after + band]) / 3;
                sum += power > Audible * floor[band] ? power - Noise * floor[band] : 0;
            }
            levels.Add(FrameLevels.Decibels(sum));
            noise.Add(noiseLevel);
        }
    }

    // Of the seconds around, one of the quietest: the very quietest may be a gap in the recording.
    float Floor(int second, int band)
    {
        var count = 0;
        for (var other = Math.Max(0, second - Reach); other <= second + Reach; other++)
        {
            if (learned[other % Seconds] > CriticalBands.FramesOfBlock / 4)
                around[count++] = floors[other % Seconds][band];
        }
        var quiet = around.AsSpan(0, count);
        quiet.Sort();
        return quiet.IsEmpty ? 0 : quiet[Math.Min(count - 1, QuietSecond)];
    }
}
