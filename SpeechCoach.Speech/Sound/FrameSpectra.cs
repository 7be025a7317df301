using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace SpeechCoach.Speech;

/// <summary>Power spectra of a batch of windowed frames at once. Two frames share one complex transform, as its real and its imaginary part.</summary>
sealed class FrameSpectra
{
    /// <summary>Frames of a batch.</summary>
    public static readonly int Frames = 2 * FrameTransform.Lanes;

    readonly float[] window;
    readonly int[] reversed;
    readonly FrameTransform transform;
    readonly float[] real;
    readonly float[] imaginary;
    readonly float[] loaded;
    uint filled;

    /// <param name="windowLength">Samples of a frame.</param>
    /// <param name="leastLength">Points that a transform must have at least; a power of two is taken.</param>
    public FrameSpectra(int windowLength, int leastLength)
    {
        Length = (int)BitOperations.RoundUpToPowerOf2((uint)leastLength);
        transform = new(Length);
        (real, imaginary) = (new float[Length * FrameTransform.Lanes], new float[Length * FrameTransform.Lanes]);
        window = new float[windowLength];
        loaded = new float[Frames * windowLength];
        for (var i = 0; i < windowLength; i++)
            window[i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 1) / (windowLength + 1)));
        reversed = new int[Length];
        for (var (i, bits) = (0, BitOperations.Log2((uint)Length)); i < Length; i++)
            reversed[i] = (reversed[i >> 1] >> 1) | ((i & 1) << (bits - 1));
    }

    /// <summary>Points of a transform.</summary>
    public int Length { get; }

    /// <summary>The Hanning window.</summary>
    public ReadOnlySpan<float> Window => window;

    /// <summary>Puts a frame into the batch, windowed, its mean taken away.</summary>
    /// <returns>The largest magnitude within <paramref name="around"/> samples of the frame's middle, after windowing.</returns>
    public float Load(int slot, ReadOnlySpan<float> samples, float mean, int around = 0)
    {
        filled |= 1u << slot;
        var row = loaded.AsSpan(slot * window.Length, window.Length);
        TensorPrimitives.AddMultiply(samples[..window.Length], -mean, window, row);
        var (from, to) = (Math.Max(0, window.Length / 2 - around), Math.Min(window.Length, window.Length / 2 + around));
        return from < to ? MathF.Abs(TensorPrimitives.MaxMagnitude<float>(row[from..to])) : 0;
    }

    /// <summary>Takes what was loaded to four times its power spectra; what was not loaded is silence. The next batch begins.</summary>
    public void ToPowers()
    {
        for (var slot = 0; slot < Frames; slot++)
        {
            if ((filled & 1u << slot) == 0)
                loaded.AsSpan(slot * window.Length, window.Length).Clear();
        }
        filled = 0;
        ByLane(real, 0);
        ByLane(imaginary, 1);
        transform.ToReversed(real, imaginary, window.Length);
        var re = FrameTransform.Vectors(real);
        var im = FrameTransform.Vectors(imaginary);
        // The spectra of both frames of a lane are taken apart by their symmetry.
        for (var k = 0; k <= Length / 2; k++)
        {
            var (i, j) = (reversed[k], reversed[(Length - k) & (Length - 1)]);
            var (sumRe, sumIm) = (re[i] + re[j], im[i] - im[j]);
            var (differenceRe, differenceIm) = (re[i] - re[j], im[i] + im[j]);
            re[i] = re[j] = sumRe * sumRe + sumIm * sumIm;
            im[i] = im[j] = differenceRe * differenceRe + differenceIm * differenceIm;
        }
    }

    /// <summary>Takes the power spectra on to autocorrelations, not divided by the length: those of even slots real, of odd slots imaginary, lane by lane.</summary>
    /// <param name="lags">How many are wanted, from lag 0 on.</param>
    public (float[] Even, float[] Odd) ToCorrelations(int lags)
    {
        transform.FromReversed(real, imaginary, lags);
        return (real, imaginary);
    }

    /// <summary>Sums of the frames' powers over a range of points, the last one left out: those of even slots and of odd ones, a lane each.</summary>
    public (Vector<float> Even, Vector<float> Odd) Powers(int from, int to)
    {
        var re = FrameTransform.Vectors(real);
        var im = FrameTransform.Vectors(imaginary);
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var k = from; k < to; k++)
        {
            even += re[reversed[k]];
            odd += im[reversed[k]];
        }
        return (even, odd);
    }

    // Every second frame from the first on, a lane each.
    void ByLane(float[] part, int first)
    {
        for (var lane = 0; lane < FrameTransform.Lanes; lane += 4)
        {
            var a = Row(lane);
            var b = Row(lane + 1);
            var c = Row(lane + 2);
            var d = Row(lane + 3);
            for (var (i, at) = (0, lane); i < a.Length; i++, at += FrameTransform.Lanes)
                Vector128.Create(a[i], b[i], c[i], d[i]).CopyTo(part.AsSpan(at));
        }

        ReadOnlySpan<float> Row(int lane) => loaded.AsSpan((2 * lane + first) * window.Length, window.Length);
    }
}
