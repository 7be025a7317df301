namespace SpeechCoach.Speech;

/// <summary>A second-order high-pass filter that keeps its state from block to block (bilinear transform, direct form II transposed).</summary>
struct HighPass
{
    float b0, b1, b2, a1, a2, z1, z2;

    /// <summary>Butterworth: quality 1/√2, so the pass band is flat.</summary>
    public static HighPass Butterworth(double cutOff, int sampleRate)
    {
        var omega = 2 * Math.PI * cutOff / sampleRate;
        var (sin, cos) = Math.SinCos(omega);
        var alpha = sin / Math.Sqrt(2);
        var a0 = 1 + alpha;
        return new HighPass
        {
            b0 = (float)((1 + cos) / 2 / a0),
            b1 = (float)(-(1 + cos) / a0),
            b2 = (float)((1 + cos) / 2 / a0),
            a1 = (float)(-2 * cos / a0),
            a2 = (float)((1 - alpha) / a0),
        };
    }

    /// <summary>As if the input had always been this: an offset is no sound, not even where it begins.</summary>
    public void Settle(float input) => (z1, z2) = (-b0 * input, b2 * input);

    public void Process(ReadOnlySpan<float> input, Span<float> output)
    {
        for (var i = 0; i < input.Length; i++)
        {
            var x = input[i];
            var y = b0 * x + z1;
            z1 = b1 * x - a1 * y + z2;
            z2 = b2 * x - a2 * y;
            output[i] = y;
        }
        // What rings on in silence would reach the denormal numbers, which are slow.
        if (MathF.Abs(z1) < 1e-20f) z1 = 0;
        if (MathF.Abs(z2) < 1e-20f) z2 = 0;
    }
}
