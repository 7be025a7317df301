using System.Numerics.Tensors;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>
/// Makes one channel of two: their mean, or half their difference where that carries clearly more. A balanced microphone in a stereo socket gives
/// the same voice twice in opposite phase, and its mean is silence. In the end the mix is as loud as the louder channel, so one that is dead takes
/// nothing from the other.
/// </summary>
sealed class ChannelMix
{
    const double Clearly = 3; // times the power, so that channels that have nothing to do with each other never turn it
    const int Turn = DecodedAudio.SampleRate / 100; // at once, but without a click

    readonly ClippedRuns leftClipped = new(), rightClipped = new();
    float[] left = [], right = [], sum = [], difference = [];
    double leftPower, rightPower, mixedPower, sumPower, differencePower;
    float peak;
    bool opposed;

    /// <summary>Share of the samples at full scale, of the channel that has more of them.</summary>
    public double ClippedShare => Math.Max(leftClipped.Share, rightClipped.Share);

    /// <summary>Mixes the next samples.</summary>
    /// <param name="both">The two channels' samples in turns, of which no block after the first is longer than the first.</param>
    /// <param name="mix">Receives half as many.</param>
    public void Mix(ReadOnlySpan<float> both, Span<float> mix)
    {
        if (left.Length < mix.Length)
            (left, right, sum, difference) = (new float[mix.Length], new float[mix.Length], new float[mix.Length], new float[mix.Length]);
        var l = left.AsSpan(0, mix.Length);
        var r = right.AsSpan(0, mix.Length);
        var s = sum.AsSpan(0, mix.Length);
        var d = difference.AsSpan(0, mix.Length);
        for (var i = 0; i < mix.Length; i++)
            (l[i], r[i]) = (both[2 * i], both[2 * i + 1]);
        leftClipped.Add(l);
        rightClipped.Add(r);
        TensorPrimitives.Add<float>(l, r, s);
        TensorPrimitives.Subtract<float>(l, r, d);

        // All that was heard so far decides, the block itself included, so that nothing is lost of the words that turn it.
        (sumPower, differencePower) = (sumPower + Power(s), differencePower + Power(d));
        var turned = opposed ? sumPower > Clearly * differencePower : differencePower > Clearly * sumPower;
        TensorPrimitives.Multiply(opposed == turned ? s : d, 0.5f, mix);
        if (turned && mixedPower > 0)
        {
            var before = opposed ? d : s;
            for (var i = 0; i < Math.Min(Turn, mix.Length); i++)
                mix[i] += (0.5f * before[i] - mix[i]) * (Turn - i) / Turn;
        }
        opposed ^= turned;
        (leftPower, rightPower, mixedPower) = (leftPower + Power(l), rightPower + Power(r), mixedPower + Power(mix));
        peak = MathF.Max(peak, MathF.Abs(TensorPrimitives.MaxMagnitude<float>(mix)));
    }

    /// <summary>Brings all that was mixed to the level of the louder channel, but not beyond full scale.</summary>
    public void Finish(Span<float> mix)
    {
        var gain = mixedPower > 0 ? Math.Min(Math.Sqrt(Math.Max(leftPower, rightPower) / mixedPower), 1 / peak) : 1;
        if (gain > 1)
            TensorPrimitives.Multiply(mix, (float)gain, mix);
    }

    // Without its offset, which is no sound.
    static double Power(ReadOnlySpan<float> samples)
    {
        double sum = TensorPrimitives.Sum(samples);
        return samples.IsEmpty ? 0 : TensorPrimitives.SumOfSquares(samples) - sum * sum / samples.Length;
    }
}
