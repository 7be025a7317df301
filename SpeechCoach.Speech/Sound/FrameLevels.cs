using System.Numerics.Tensors;

namespace SpeechCoach.Speech;

/// <summary>The level of a recording over time: one value every 10 ms, each over 30 ms around it, rumble below 70 Hz left out.</summary>
public static class FrameLevels
{
    /// <summary>Seconds from one value to the next.</summary>
    public const double Hop = 0.01;

    /// <summary>What digital silence gets, in dB FS.</summary>
    public const float Silence = -120;

    /// <summary>Levels in dB relative to a full-scale square wave (RMS 1), never below <see cref="Silence"/>.</summary>
    /// <param name="samples">Samples, full scale at ±1, all finite.</param>
    /// <param name="sampleRate">Samples per second, at least 1000.</param>
    public static float[] Measure(ReadOnlySpan<float> samples, int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        var power = new float[Count(samples.Length, sampleRate)];
        var filter = HighPass.Butterworth(70, sampleRate);
        if (!samples.IsEmpty)
            filter.Settle(samples[0]);
        Span<float> filtered = new float[Begin(1, sampleRate) + 1];
        for (var i = 0; i < power.Length; i++)
        {
            var (begin, end) = (Begin(i, sampleRate), Begin(i + 1, sampleRate));
            var block = filtered[..(end - begin)];
            filter.Process(samples[begin..end], block);
            power[i] = TensorPrimitives.SumOfSquares<float>(block) / block.Length;
        }

        var levels = new float[power.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var around = power.AsSpan(Math.Max(0, i - 1)..Math.Min(power.Length, i + 2));
            levels[i] = Decibels(TensorPrimitives.Sum<float>(around) / around.Length);
        }
        return levels;
    }

    /// <summary>First sample of the 10 ms of a value; a rate that they do not divide makes some longer by a sample, so that none drifts.</summary>
    internal static int Begin(int frame, int sampleRate) => (int)((long)frame * sampleRate / 100);

    /// <summary>How many whole values so many samples have.</summary>
    internal static int Count(int samples, int sampleRate) => (int)((((long)samples + 1) * 100 - 1) / sampleRate);

    /// <summary>Power (mean square) in dB, never below <see cref="Silence"/>.</summary>
    public static float Decibels(double power) => power <= 1e-12 ? Silence : (float)(10 * Math.Log10(power));

    /// <summary>Power (mean square) of a level in dB.</summary>
    public static double Power(double decibels) => Math.Pow(10, decibels / 10);
}
