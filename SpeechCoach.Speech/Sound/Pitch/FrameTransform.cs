using System.Numerics;
using System.Runtime.CompilerServices;
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
    /// <param name="real">Real parts.</param>
    /// <param name="imaginary">Imaginary parts.</param>
    /// <param name="given">Points that are given; those behind them are taken for zero, whatever they are.</param>
    public void ToReversed(Span<float> real, Span<float> imaginary, int given)
    {
        var re = Vectors(real);
        var im = Vectors(imaginary);
        var half = Length / 2;
        var quarter = half / 2;
        if (quarter > 0 && given >= quarter && given <= 3 * quarter)
        {
            SplitFirst(re, im, quarter, given);
            half /= 4;
        }
        else
        {
            re[given..].Clear();
            im[given..].Clear();
        }
        for (; half >= 2; half /= 4)
        {
            for (var block = 0; block < Length; block += 2 * half)
                Split(re, im, block, half / 2);
        }
        if (half == 1)
            Pairs(re, im);
    }

    /// <summary>In place, by decimation in time: what goes in by its bits reversed comes out by index. Forward as well, not divided by the length.</summary>
    /// <param name="real">Real parts.</param>
    /// <param name="imaginary">Imaginary parts.</param>
    /// <param name="wanted">Points that are wanted, from the first on; what the others come to is nothing to rely on.</param>
    public void FromReversed(Span<float> real, Span<float> imaginary, int wanted)
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
            var last = 2 * half == Length && wanted <= half / 2;
            for (var block = 0; block < Length; block += 2 * half)
            {
                if (last)
                    JoinFirst(re, im, half / 2, wanted);
                else
                    Join(re, im, block, half / 2);
            }
        }
    }

    // Two stages in one pass over the memory, which is what limits them.
    void Split(Span<Vector<float>> re, Span<Vector<float>> im, int block, int quarter)
    {
        ref var r = ref MemoryMarshal.GetReference(re.Slice(block, 4 * quarter));
        ref var m = ref MemoryMarshal.GetReference(im.Slice(block, 4 * quarter));
        for (var i = 0; i < quarter; i++)
        {
            ref var reA = ref Unsafe.Add(ref r, i);
            ref var imA = ref Unsafe.Add(ref m, i);
            ref var reB = ref Unsafe.Add(ref r, quarter + i);
            ref var imB = ref Unsafe.Add(ref m, quarter + i);
            ref var reC = ref Unsafe.Add(ref r, 2 * quarter + i);
            ref var imC = ref Unsafe.Add(ref m, 2 * quarter + i);
            ref var reD = ref Unsafe.Add(ref r, 3 * quarter + i);
            ref var imD = ref Unsafe.Add(ref m, 3 * quarter + i);
            var (re0, im0, re1, im1) = (reA + reC, imA + imC, reB + reD, imB + imD);
            var (re2, im2, re3, im3) = (reA - reC, imA - imC, imB - imD, reD - reB);
            var ((cos1, sin1), (cos2, sin2), (cos3, sin3)) = Turns(quarter, i);
            (reA, imA) = (re0 + re1, im0 + im1);
            (reB, imB) = Turned(re0 - re1, im0 - im1, cos2, sin2);
            (reC, imC) = Turned(re2 + re3, im2 + im3, cos1, sin1);
            (reD, imD) = Turned(re2 - re3, im2 - im3, cos3, sin3);
        }
    }

    // The first pass, where the last quarter of the points at least is zero.
    void SplitFirst(Span<Vector<float>> re, Span<Vector<float>> im, int quarter, int given)
    {
        var (three, two) = (Math.Max(0, given - 2 * quarter), Math.Min(quarter, given - quarter));
        for (var i = 0; i < three; i++)
            Split(re, im, quarter, i, re[quarter + i], im[quarter + i], re[2 * quarter + i], im[2 * quarter + i]);
        for (var i = three; i < two; i++)
            Split(re, im, quarter, i, re[quarter + i], im[quarter + i], Vector<float>.Zero, Vector<float>.Zero);
        for (var i = two; i < quarter; i++)
            Split(re, im, quarter, i, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Split(Span<Vector<float>> re, Span<Vector<float>> im, int quarter, int i, Vector<float> reB, Vector<float> imB, Vector<float> reC, Vector<float> imC)
    {
        var (re0, im0, re2, im2) = (re[i] + reC, im[i] + imC, re[i] - reC, im[i] - imC);
        var ((cos1, sin1), (cos2, sin2), (cos3, sin3)) = Turns(quarter, i);
        (re[i], im[i]) = (re0 + reB, im0 + imB);
        (re[quarter + i], im[quarter + i]) = Turned(re0 - reB, im0 - imB, cos2, sin2);
        (re[2 * quarter + i], im[2 * quarter + i]) = Turned(re2 + imB, im2 - reB, cos1, sin1);
        (re[3 * quarter + i], im[3 * quarter + i]) = Turned(re2 - imB, im2 + reB, cos3, sin3);
    }

    void Join(Span<Vector<float>> re, Span<Vector<float>> im, int block, int quarter)
    {
        ref var r = ref MemoryMarshal.GetReference(re.Slice(block, 4 * quarter));
        ref var m = ref MemoryMarshal.GetReference(im.Slice(block, 4 * quarter));
        for (var i = 0; i < quarter; i++)
        {
            ref var reA = ref Unsafe.Add(ref r, i);
            ref var imA = ref Unsafe.Add(ref m, i);
            ref var reB = ref Unsafe.Add(ref r, quarter + i);
            ref var imB = ref Unsafe.Add(ref m, quarter + i);
            ref var reC = ref Unsafe.Add(ref r, 2 * quarter + i);
            ref var imC = ref Unsafe.Add(ref m, 2 * quarter + i);
            ref var reD = ref Unsafe.Add(ref r, 3 * quarter + i);
            ref var imD = ref Unsafe.Add(ref m, 3 * quarter + i);
            var ((cos1, sin1), (cos2, sin2), (cos3, sin3)) = Turns(quarter, i);
            var (b, bi) = Turned(reB, imB, cos2, sin2);
            var (c, ci) = Turned(reC, imC, cos1, sin1);
            var (d, di) = Turned(reD, imD, cos3, sin3);
            var (re0, im0, re1, im1) = (reA + b, imA + bi, reA - b, imA - bi);
            var (re2, im2, re3, im3) = (c + d, ci + di, ci - di, d - c);
            (reA, imA) = (re0 + re2, im0 + im2);
            (reB, imB) = (re1 + re3, im1 + im3);
            (reC, imC) = (re0 - re2, im0 - im2);
            (reD, imD) = (re1 - re3, im1 - im3);
        }
    }

    // The last pass, of which only the first points are wanted.
    void JoinFirst(Span<Vector<float>> re, Span<Vector<float>> im, int quarter, int wanted)
    {
        for (var i = 0; i < wanted; i++)
        {
            var ((cos1, sin1), (cos2, sin2), (cos3, sin3)) = Turns(quarter, i);
            var (b, bi) = Turned(re[quarter + i], im[quarter + i], cos2, sin2);
            var (c, ci) = Turned(re[2 * quarter + i], im[2 * quarter + i], cos1, sin1);
            var (d, di) = Turned(re[3 * quarter + i], im[3 * quarter + i], cos3, sin3);
            re[i] += b + c + d;
            im[i] += bi + ci + di;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ((float Cos, float Sin) First, (float Cos, float Sin) Second, (float Cos, float Sin) Third) Turns(int quarter, int i)
    {
        var (cos1, sin1, cos2, sin2) = (cosines[2 * quarter + i], sines[2 * quarter + i], cosines[quarter + i], sines[quarter + i]);
        return ((cos1, sin1), (cos2, sin2), (cos1 * cos2 - sin1 * sin2, cos1 * sin2 + sin1 * cos2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector<float> Real, Vector<float> Imaginary) Turned(Vector<float> real, Vector<float> imaginary, float cos, float sin)
    {
        var (c, s) = (new Vector<float>(cos), new Vector<float>(sin));
        return (Vector.MultiplyAddEstimate(real, c, -imaginary * s), Vector.MultiplyAddEstimate(real, s, imaginary * c));
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
