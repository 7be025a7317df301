using System.Numerics;
using System.Runtime.InteropServices;

namespace SpeechCoach.Speech;

/// <summary>
/// Fourier transforms of as many frames at once as a vector register has lanes, one frame a lane: every butterfly is then one vector
/// operation and nothing is ever shuffled. Values stand lane by lane: <c>index × Lanes + lane</c>.
/// </summary>
sealed class FrameTransform
{
    public static readonly int Lanes = Vector<float>.Count;

    // A row for each stage, so that it reads its factors one after the other; that of half length h begins at h.
    readonly float[] cosines;
    readonly float[] sines;

    /// <param name="length">Points of a transform, a power of two.</param>
    public FrameTransform(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(BitOperations.IsPow2(length), true);
        Length = length;
        (cosines, sines) = (new float[length], new float[length]);
        for (var half = 1; half < length; half *= 2)
        {
            for (var i = 0; i < half; i++)
            {
                var (sin, cos) = Math.SinCos(-Math.PI * i / half);
                (sines[half + i], cosines[half + i]) = ((float)sin, (float)cos);
            }
        }
    }

    public int Length { get; }

    public static Span<Vector<float>> Vectors(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);

    /// <summary>In place, by decimation in frequency: what goes in by index comes out by its bits reversed.</summary>
    public void ToReversed(Span<float> real, Span<float> imaginary)
    {
        var re = Vectors(real);
        var im = Vectors(imaginary);
        var half = Length / 2;
        for (; half >= 2; half /= 4)
        {
            for (var block = 0; block < Length; block += 2 * half)
                Split(re, im, block, half / 2);
        }
        if (half == 1)
            Pairs(re, im);
    }

    /// <summary>In place, by decimation in time: what goes in by its bits reversed comes out by index. Forward as well, not divided by the length.</summary>
    public void FromReversed(Span<float> real, Span<float> imaginary)
    {
        var re = Vectors(real);
        var im = Vectors(imaginary);
        var half = 2;
        if (BitOperations.Log2((uint)Length) % 2 == 1)
        {
            Pairs(re, im);
            half = 4;
        }
        for (; half < Length; half *= 4)
        {
            for (var block = 0; block < Length; block += 2 * half)
                Join(re, im, block, half / 2);
        }
    }

    // Two stages in one pass over the memory, which is what limits them.
    void Split(Span<Vector<float>> re, Span<Vector<float>> im, int block, int quarter)
    {
        for (var i = 0; i < quarter; i++)
        {
            var (a, b, c, d) = (block + i, block + quarter + i, block + 2 * quarter + i, block + 3 * quarter + i);
            var (re0, im0, re1, im1) = (re[a] + re[c], im[a] + im[c], re[b] + re[d], im[b] + im[d]);
            var (re2, im2, re3, im3) = (re[a] - re[c], im[a] - im[c], im[b] - im[d], re[d] - re[b]);
            var (cos1, sin1, cos2, sin2) = (cosines[2 * quarter + i], sines[2 * quarter + i], cosines[quarter + i], sines[quarter + i]);
            var (cos3, sin3) = (cos1 * cos2 - sin1 * sin2, cos1 * sin2 + sin1 * cos2);
            re[a] = re0 + re1;
            im[a] = im0 + im1;
            re[b] = (re0 - re1) * cos2 - (im0 - im1) * sin2;
            im[b] = (re0 - re1) * sin2 + (im0 - im1) * cos2;
            re[c] = (re2 + re3) * cos1 - (im2 + im3) * sin1;
            im[c] = (re2 + re3) * sin1 + (im2 + im3) * cos1;
            re[d] = (re2 - re3) * cos3 - (im2 - im3) * sin3;
            im[d] = (re2 - re3) * sin3 + (im2 - im3) * cos3;
        }
    }

    void Join(Span<Vector<float>> re, Span<Vector<float>> im, int block, int quarter)
    {
        for (var i = 0; i < quarter; i++)
        {
            var (a, b, c, d) = (block + i, block + quarter + i, block + 2 * quarter + i, block + 3 * quarter + i);
            var (cos1, sin1, cos2, sin2) = (cosines[2 * quarter + i], sines[2 * quarter + i], cosines[quarter + i], sines[quarter + i]);
            var (cos3, sin3) = (cos1 * cos2 - sin1 * sin2, cos1 * sin2 + sin1 * cos2);
            var (reB, imB) = (re[b] * cos2 - im[b] * sin2, re[b] * sin2 + im[b] * cos2);
            var (reC, imC) = (re[c] * cos1 - im[c] * sin1, re[c] * sin1 + im[c] * cos1);
            var (reD, imD) = (re[d] * cos3 - im[d] * sin3, re[d] * sin3 + im[d] * cos3);
            var (re0, im0, re1, im1) = (re[a] + reB, im[a] + imB, re[a] - reB, im[a] - imB);
            var (re2, im2, re3, im3) = (reC + reD, imC + imD, imC - imD, reD - reC);
            re[a] = re0 + re2;
            im[a] = im0 + im2;
            re[b] = re1 + re3;
            im[b] = im1 + im3;
            re[c] = re0 - re2;
            im[c] = im0 - im2;
            re[d] = re1 - re3;
            im[d] = im1 - im3;
        }
    }

    static void Pairs(Span<Vector<float>> re, Span<Vector<float>> im)
    {
        for (var i = 0; i < re.Length; i += 2)
        {
            (re[i], re[i + 1]) = (re[i] + re[i + 1], re[i] - re[i + 1]);
            (im[i], im[i + 1]) = (im[i] + im[i + 1], im[i] - im[i + 1]);
        }
    }
}
