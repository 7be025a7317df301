using System.Numerics.Tensors;

namespace SpeechCoach.Speech;

/// <summary>Where a sampled curve has its maximum between the samples, and how high it is there: by windowed sinc (Boersma 1993, eq. 22), then by parabola.</summary>
sealed class PeakInterpolation
{
    /// <summary>Samples used on each side.</summary>
    public const int Reach = 16;

    const int Phases = 16;

    readonly float[] filters = Filters();

    /// <summary>The maximum next to the local maximum of the samples at <paramref name="index"/>.</summary>
    /// <param name="curve">At least <see cref="Reach"/> + 1 samples on each side of <paramref name="index"/>.</param>
    /// <param name="index">A sample not below its neighbours.</param>
    public (float Place, float Height) Find(ReadOnlySpan<float> curve, int index)
    {
        var (before, at, after) = (curve[index - 1], curve[index], curve[index + 1]);
        var bend = 2 * at - before - after;
        var place = (int)MathF.Round(index * Phases + (bend > 0 ? Phases * 0.5f * (after - before) / bend : 0));
        var (left, middle, right) = (At(curve, place - 1), At(curve, place), At(curve, place + 1));
        while (left > middle && place > (index - 1) * Phases)
            (place, right, middle, left) = (place - 1, middle, left, At(curve, place - 2));
        while (right > middle && place < (index + 1) * Phases)
            (place, left, middle, right) = (place + 1, middle, right, At(curve, place + 2));
        bend = 2 * middle - left - right;
        var shift = bend > 0 ? Math.Clamp(0.5f * (right - left) / bend, -1, 1) : 0;
        return ((place + shift) / Phases, middle + 0.25f * (right - left) * shift);
    }

    float At(ReadOnlySpan<float> curve, int place)
    {
        var (whole, phase) = (Math.DivRem(place, Phases).Quotient, place % Phases);
        return TensorPrimitives.Dot(curve.Slice(whole - Reach + 1, 2 * Reach), filters.AsSpan(phase * 2 * Reach, 2 * Reach));
    }

    // One row of weights for each sixteenth of a sample: sinc under a raised cosine.
    static float[] Filters()
    {
        var filters = new float[Phases * 2 * Reach];
        for (var phase = 0; phase < Phases; phase++)
        {
            for (var tap = 0; tap < 2 * Reach; tap++)
            {
                var distance = tap - (Reach - 1) - (double)phase / Phases;
                var sinc = distance == 0 ? 1 : Math.Sin(Math.PI * distance) / (Math.PI * distance);
                filters[phase * 2 * Reach + tap] = (float)(sinc * (0.5 + 0.5 * Math.Cos(Math.PI * distance / (Reach + 0.5))));
            }
        }
        return filters;
    }
}
