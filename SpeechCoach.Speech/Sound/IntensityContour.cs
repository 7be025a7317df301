using System.Numerics.Tensors;

namespace SpeechCoach.Speech;

/// <summary>Intensity over time, as Praat measures it: mean power under a Kaiser window, in dB re 20 µPa were full scale 1 Pa.</summary>
/// <param name="Start">Middle of the first frame in seconds from the beginning of the recording.</param>
/// <param name="Step">Seconds from frame to frame.</param>
/// <param name="Levels">Level of each frame in dB; <see cref="Silence"/> for digital silence. Full scale (RMS 1) is 94 dB.</param>
public sealed record IntensityContour(double Start, double Step, ReadOnlyMemory<float> Levels)
{
    /// <summary>What digital silence gets, in dB.</summary>
    public const float Silence = -300;

    const double Reference = 4e-10; // (20 µPa)²
    const double WindowByPeriod = 6.4;
    const double StepByPeriod = 0.8;

    /// <summary>Number of frames.</summary>
    public int Count => Levels.Length;

    /// <summary>Middle of a frame in seconds.</summary>
    /// <param name="frame">Its index, from 0.</param>
    public double TimeOf(int frame) => Start + frame * Step;

    /// <summary>Mean over all frames by energy, in dB; <see cref="Silence"/> where there are none.</summary>
    public double Mean
    {
        get
        {
            double sum = 0;
            foreach (var level in Levels.Span)
                sum += FrameLevels.Power(level);
            return sum == 0 ? Silence : 10 * Math.Log10(sum / Count);
        }
    }

    /// <summary>Measures a recording.</summary>
    /// <param name="samples">Samples, full scale at ±1, all finite.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="lowestPitch">
    /// Pitch in Hz whose periods shall not show in the contour. It sets the window, 6.4 periods, and the step, 0.8 (Praat's manual, "Sound: To
    /// Intensity..."); 50 is what De Jong &amp; Wempe (2009) use: 128 ms and 16 ms.
    /// </param>
    /// <returns>No frames where the recording is shorter than a window.</returns>
    public static IntensityContour Measure(ReadOnlySpan<float> samples, int sampleRate, double lowestPitch = 50)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lowestPitch);
        var frames = FrameGrid.Of(samples.Length, sampleRate, WindowByPeriod / lowestPitch, StepByPeriod / lowestPitch);
        var levels = new float[frames.Count];
        var window = Window((int)(0.5 * WindowByPeriod / lowestPitch * sampleRate), sampleRate * 0.5 * WindowByPeriod / lowestPitch);
        var half = window.Length / 2;
        var roots = new float[window.Length];
        TensorPrimitives.Sqrt(window, roots);
        var whole = TensorPrimitives.Sum<float>(window);
        var weighted = new float[window.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var middle = (int)Math.Round(frames.TimeOf(i) * sampleRate - 0.5, MidpointRounding.AwayFromZero);
            var (from, to) = (Math.Max(0, middle - half), Math.Min(samples.Length, middle + half + 1));
            var (first, count) = (from - (middle - half), to - from);
            var part = weighted.AsSpan(0, count);
            // Squares under the window are squares of what its root weighs.
            TensorPrimitives.AddMultiply(samples[from..to], -TensorPrimitives.Sum(samples[from..to]) / count, roots.AsSpan(first, count), part);
            var weight = count == window.Length ? whole : TensorPrimitives.Sum<float>(window.AsSpan(first, count));
            var power = TensorPrimitives.SumOfSquares<float>(part) / weight / Reference;
            levels[i] = power < 1e-30 ? Silence : (float)(10 * Math.Log10(power));
        }
        return new(frames.Start, frames.Step, levels);
    }

    static float[] Window(int half, double halfLength)
    {
        var window = new float[2 * half + 1];
        for (var i = 0; i < window.Length; i++)
        {
            var x = (i - half) / halfLength;
            window[i] = (float)BesselI0((2 * Math.PI * Math.PI + 0.5) * Math.Sqrt(Math.Max(0, 1 - x * x)));
        }
        return window;
    }

    // The series of the modified Bessel function of order 0.
    static double BesselI0(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
