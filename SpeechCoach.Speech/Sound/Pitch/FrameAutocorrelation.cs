using System.Numerics;

namespace SpeechCoach.Speech;

/// <summary>
/// Normalised autocorrelation of windowed frames, divided by the window's own (Boersma 1993, eq. 9), for a batch of frames at once.
/// Two frames share one complex transform, as its real and its imaginary part.
/// </summary>
sealed class FrameAutocorrelation
{
    /// <summary>Frames of a batch.</summary>
    public static readonly int Frames = 2 * FrameTransform.Lanes;

    readonly float[] window;
    readonly float[] inverseOfWindow;
    readonly int[] reversed;
    readonly FrameTransform transform;
    readonly float[] real;
    readonly float[] imaginary;

    /// <param name="windowLength">Samples of a frame.</param>
    /// <param name="lags">Lags wanted, from 0 on.</param>
    public FrameAutocorrelation(int windowLength, int lags)
    {
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)(windowLength + lags));
        transform = new(length);
        (real, imaginary) = (new float[length * FrameTransform.Lanes], new float[length * FrameTransform.Lanes]);
        window = new float[windowLength];
        for (var i = 0; i < windowLength; i++)
            window[i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 1) / (windowLength + 1)));
        reversed = new int[length];
        for (var (i, bits) = (0, BitOperations.Log2((uint)length)); i < length; i++)
            reversed[i] = (reversed[i >> 1] >> 1) | ((i & 1) << (bits - 1));
        inverseOfWindow = InverseOfWindow(lags);
    }

    public int WindowLength => window.Length;

    public int Lags => inverseOfWindow.Length;

    /// <summary>Puts a frame into the batch, windowed, its mean taken away.</summary>
    /// <returns>The largest magnitude within <paramref name="around"/> samples of the frame's middle, after windowing.</returns>
    public float Load(int slot, ReadOnlySpan<float> samples, float mean, int around)
    {
        var part = slot % 2 == 0 ? real : imaginary;
        var (from, to) = (Math.Max(0, window.Length / 2 - around), Math.Min(window.Length, window.Length / 2 + around));
        var peak = 0f;
        for (var (i, at) = (0, slot / 2); i < window.Length; i++, at += FrameTransform.Lanes)
            part[at] = (samples[i] - mean) * window[i];
        for (var (i, at) = (from, from * FrameTransform.Lanes + slot / 2); i < to; i++, at += FrameTransform.Lanes)
            peak = MathF.Max(peak, MathF.Abs(part[at]));
        return peak;
    }

    /// <summary>Takes what was loaded last to its autocorrelations, and makes the batch empty for the next call of <see cref="Load"/>.</summary>
    /// <param name="correlations">Receives <see cref="Frames"/> rows of <see cref="Lags"/> values, 1 at lag 0; zeros for a frame of zeros.</param>
    public void Take(Span<float> correlations)
    {
        Correlate();
        var re = FrameTransform.Vectors(real);
        var im = FrameTransform.Vectors(imaginary);
        var (energyA, energyB) = (Inverse(re[0]), Inverse(im[0]));
        for (var lag = 0; lag < Lags; lag++)
        {
            re[lag] *= energyA * inverseOfWindow[lag];
            im[lag] *= energyB * inverseOfWindow[lag];
        }
        for (var slot = 0; slot < Frames; slot++)
        {
            var part = slot % 2 == 0 ? real : imaginary;
            var row = correlations.Slice(slot * Lags, Lags);
            for (var (lag, at) = (0, slot / 2); lag < row.Length; lag++, at += FrameTransform.Lanes)
                row[lag] = part[at];
        }
        Array.Clear(real);
        Array.Clear(imaginary);
    }

    // The power spectra of both frames of a lane, taken apart by their symmetry, go back as one complex spectrum.
    void Correlate()
    {
        transform.ToReversed(real, imaginary);
        var re = FrameTransform.Vectors(real);
        var im = FrameTransform.Vectors(imaginary);
        for (var k = 0; k <= transform.Length / 2; k++)
        {
            var (i, j) = (reversed[k], reversed[(transform.Length - k) % transform.Length]);
            var (sumRe, sumIm) = (re[i] + re[j], im[i] - im[j]);
            var (differenceRe, differenceIm) = (re[i] - re[j], im[i] + im[j]);
            re[i] = re[j] = sumRe * sumRe + sumIm * sumIm;
            im[i] = im[j] = differenceRe * differenceRe + differenceIm * differenceIm;
        }
        transform.FromReversed(real, imaginary);
    }

    static Vector<float> Inverse(Vector<float> zeroLag) =>
        Vector.ConditionalSelect(Vector.GreaterThan(zeroLag, Vector<float>.Zero), Vector<float>.One / zeroLag, Vector<float>.Zero);

    float[] InverseOfWindow(int lags)
    {
        var inverse = new float[lags];
        double whole = 0;
        for (var lag = 0; lag < lags; lag++)
        {
            double sum = 0;
            for (var i = 0; i + lag < window.Length; i++)
                sum += (double)window[i] * window[i + lag];
            if (lag == 0)
                whole = sum;
            inverse[lag] = (float)(whole / sum);
        }
        return inverse;
    }
}
