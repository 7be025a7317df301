using System.Globalization;
using System.Runtime.InteropServices;

namespace SpeechCoach.Benchmarks;

/// <summary>Where, and through what, a synthetic speaker is heard.</summary>
static class Room
{
    /// <summary>Runs samples through effects of the program sox.</summary>
    public static float[] Effects(float[] samples, string folder, params string[] effects)
    {
        if (effects.Length == 0)
            return samples;
        var (from, to) = (Path.Combine(folder, "before.wav"), Path.Combine(folder, "after.wav"));
        Write(samples, from);
        Tool.Run("sox", ["-R", "-G", from, to, .. effects]);
        return Tool.Read(to).Samples;
    }

    /// <summary>As a messenger would send it.</summary>
    public static float[] Opus(float[] samples, string folder, int bitsPerSecond)
    {
        var (from, coded, to) = (Path.Combine(folder, "before.wav"), Path.Combine(folder, "coded.ogg"), Path.Combine(folder, "after.wav"));
        Write(samples, from);
        Tool.Run("ffmpeg", ["-v", "error", "-nostdin", "-y", "-i", from, "-c:a", "libopus", "-b:a", bitsPerSecond.ToString(CultureInfo.InvariantCulture), coded]);
        Tool.Decode(coded, to, Speaker.SampleRate);
        return Tool.Read(to).Samples;
    }

    /// <summary>Noise with a spectrum that falls by so many decibels per octave: 0 white, 3 pink, 6 brown.</summary>
    public static float[] Noise(Random random, int count, int fall)
    {
        var noise = new float[count];
        double a = 0, b = 0, c = 0, brown = 0;
        for (var i = 0; i < count; i++)
        {
            var white = 2 * random.NextDouble() - 1;
            // Pink after P. Kellet.
            (a, b, c) = (0.99765 * a + 0.0990460 * white, 0.963 * b + 0.2965164 * white, 0.57 * c + 1.0526913 * white);
            brown = 0.995 * brown + 0.1 * white;
            noise[i] = (float)(fall switch { 0 => white, 3 => a + b + c + 0.1848 * white, _ => brown });
        }
        return noise;
    }

    /// <summary>A machine: harmonics of a tone that swell and fade, over pink noise.</summary>
    public static float[] Hum(Random random, int count)
    {
        var hum = Noise(random, count, 3);
        var (tone, swell) = (45 + 75 * random.NextDouble(), 0.3 + 4 * random.NextDouble());
        for (var harmonic = 1; harmonic <= 12; harmonic++)
        {
            var (strength, phase) = (2 * random.NextDouble() / harmonic, 2 * Math.PI * random.NextDouble());
            for (var i = 0; i < count; i++)
            {
                var t = (double)i / Speaker.SampleRate;
                hum[i] += (float)(strength * Math.Sin(2 * Math.PI * tone * harmonic * t + phase) * (1 + 0.4 * Math.Sin(2 * Math.PI * swell * t)));
            }
        }
        return hum;
    }

    /// <summary>Somebody breathes in.</summary>
    public static float[] Breath(Random random, int count)
    {
        var (loudness, low, band) = (0.002 + 0.01 * random.NextDouble(), 0.0, 0.0);
        var breath = new float[count];
        var (from, to) = (count / 8, count * 7 / 8);
        for (var i = from; i < to; i++)
        {
            var white = 2 * random.NextDouble() - 1;
            low += 0.35 * (white - low);
            band += 0.15 * (low - band);
            breath[i] = (float)(3 * loudness * (low - band) * Math.Sin(Math.PI * (i - from) / (to - from)));
        }
        return breath;
    }

    /// <summary>As somebody who turns away from the microphone and back: up to 6 dB louder and softer, over seconds.</summary>
    public static void Wander(Random random, float[] samples)
    {
        var (reach, period, phase) = (2 + 4 * random.NextDouble(), 3 + 6 * random.NextDouble(), 2 * Math.PI * random.NextDouble());
        for (var i = 0; i < samples.Length; i++)
            samples[i] *= (float)Math.Pow(10, reach * Math.Sin(2 * Math.PI * i / Speaker.SampleRate / period + phase) / 20);
    }

    /// <summary>Adds a noise so far below the speech, both by their power; the speech's where it sounds.</summary>
    public static float[] Mix(float[] speech, float[] noise, double decibels)
    {
        var factor = Loudness(speech) / Math.Sqrt(Math.Max(1e-12, Power(noise))) * Math.Pow(10, -decibels / 20);
        return [.. speech.Select((sample, i) => sample + (float)(factor * noise[i % noise.Length]))];
    }

    /// <summary>Root mean square of speech where it sounds.</summary>
    public static double Loudness(float[] speech) => Math.Sqrt(Power(Array.FindAll(speech, sample => MathF.Abs(sample) > 0.01f)));

    public static float[] Level(float[] samples, double peakDecibels)
    {
        var peak = samples.Max(MathF.Abs);
        var factor = (float)(Math.Pow(10, peakDecibels / 20) / Math.Max(1e-6, peak));
        return Array.ConvertAll(samples, sample => Math.Clamp(factor * sample, -1, 1));
    }

    public static void Write(float[] samples, string wav)
    {
        var raw = Path.ChangeExtension(wav, ".s16");
        File.WriteAllBytes(raw, MemoryMarshal.AsBytes<short>(Array.ConvertAll(samples, sample => (short)Math.Clamp(32767 * sample, -32768, 32767))).ToArray());
        Tool.Run("sox", ["-t", "s16", "-r", "16000", "-c", "1", raw, wav]);
    }

    static double Power(float[] samples) => samples.Length == 0 ? 0 : samples.Average(sample => (double)sample * sample);
}
