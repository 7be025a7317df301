namespace SpeechCoach.Tests.Speech;

/// <summary>Sound made for tests: noise in the rhythm of speech.</summary>
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
}
