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

    readonly float[] cosines;
    readonly float[] sines;

    /// <param name="length">Points of a transform, a power of two.</param>
    public FrameTransform(int length)
    {
        ArgumentOutOfRangeException.ThrowIfZero(length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(BitOperations.IsPow2(length), true);
        Length = length;
        cosines = new float[length / 2];
        sines = new float[length / 2];
        for (var i = 0; i < length / 2; i++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * i / length);
            (sines[i], cosines[i]) = ((float)sin, (float)cos);
        }
    }

    public int Length { get; }

    /// <summary>In place, by decimation in frequency: what goes in by index comes out by its bits reversed.</summary>
    public void ToReversed(Span<float> real, Span<float> imaginary)
    {
        var re = Vectors(real);
        var im = Vectors(imaginary);
        for (var half = Length / 2; half >= 1; half /= 2)
        {
            var step = Length / (2 * half);
            for (var i = 0; i < half; i++)
            {
                var (cos, sin) = (new Vector<float>(cosines[i * step]), new Vector<float>(sines[i * step]));
                for (var a = i; a < Length; a += 2 * half)
                {
                    var (reA, imA, reB, imB) = (re[a], im[a], re[a + half], im[a + half]);
                    re[a] = reA + reB;
                    im[a] = imA + imB;
                    var (reD, imD) = (reA - reB, imA - imB);
                    re[a + half] = reD * cos - imD * sin;
                    im[a + half] = reD * sin + imD * cos;
                }
            }
        }
    }

    /// <summary>In place, by decimation in time: what goes in by its bits reversed comes out by index. Forward as well, not divided by the length.</summary>
    public void FromReversed(Span<float> real, Span<float> imaginary)
    {
        var re = Vectors(real);
        var im = Vectors(imaginary);
        for (var half = 1; half < Length; half *= 2)
        {
            var step = Length / (2 * half);
            for (var i = 0; i < half; i++)
            {
                var (cos, sin) = (new Vector<float>(cosines[i * step]), new Vector<float>(sines[i * step]));
                for (var a = i; a < Length; a += 2 * half)
                {
                    var (reA, imA, reB, imB) = (re[a], im[a], re[a + half], im[a + half]);
                    var (reT, imT) = (reB * cos - imB * sin, reB * sin + imB * cos);
                    re[a] = reA + reT;
                    im[a] = imA + imT;
                    re[a + half] = reA - reT;
                    im[a + half] = imA - imT;
                }
            }
        }
    }

    public static Span<Vector<float>> Vectors(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
