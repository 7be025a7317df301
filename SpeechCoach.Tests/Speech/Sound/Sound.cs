namespace SpeechCoach.Tests.Speech;

/// <summary>Sound made for tests, with known answers.</summary>
static class Sound
{
    public const int SampleRate = 16000;

    /// <summary>Bursts of noise that swell and fall like syllables, silence between them; lengths in seconds, sound first.</summary>
    public static float[] Speech(int seed, params double[] lengths)
    {
        var random = new Random(seed);
        List<float> samples = [];
        for (var i = 0; i < lengths.Length; i++)
        {
            var count = (int)Math.Round(lengths[i] * SampleRate);
            for (var j = 0; j < count; j++)
            {
                var noise = (float)(random.NextDouble() * 2 - 1);
                // Five syllables a second, 15 dB deep.
                var swell = 0.6f + 0.4f * MathF.Sin(2 * MathF.PI * 5 * j / SampleRate);
                samples.Add(noise * (i % 2 == 0 ? 0.3f * swell : 0.0005f));
            }
        }
        return [.. samples];
    }

    /// <summary>A voice: ten harmonics, each the weaker the higher, of a fundamental that follows a curve.</summary>
    /// <param name="seconds">Its length.</param>
    /// <param name="hertz">F0 at each time.</param>
    /// <param name="loudness">Amplitude at each time, 1 where null.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public static float[] Voice(double seconds, Func<double, double> hertz, Func<double, double>? loudness = null, int sampleRate = SampleRate)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        var phase = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / sampleRate;
            phase += 2 * Math.PI * hertz(time) / sampleRate;
            for (var k = 1; k <= 10 && k * hertz(time) < 0.5 * sampleRate; k++)
                samples[i] += (float)(0.2 * (loudness?.Invoke(time) ?? 1) * Math.Sin(k * phase) / k);
        }
        return samples;
    }

    /// <summary>A voice that speaks four syllables a second: two seconds of them, then a pause of half a second, and again.</summary>
    public static float[] Talk(double seconds, int sampleRate = SampleRate, double hertz = 120) => Voice(
        seconds,
        time => hertz * Math.Pow(2, 2.0 / 12 * Math.Sin(2 * Math.PI * 0.7 * time)),
        time => time % 2.5 < 2 ? 0.1 + 0.9 * Math.Pow(Math.Sin(Math.PI * 4 * (time % 2.5)), 2) : 0.0003,
        sampleRate);

    public static float[] Noise(double seconds, double amplitude, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)(seconds * SampleRate)).Select(_ => (float)(amplitude * (2 * random.NextDouble() - 1)))];
    }

    public static float[] Scale(float[] samples, double decibels) => Array.ConvertAll(samples, sample => sample * MathF.Pow(10, (float)decibels / 20));

    public static float[] Add(float[] some, float[] more) => [.. some.Zip(more, (a, b) => a + b)];
}
