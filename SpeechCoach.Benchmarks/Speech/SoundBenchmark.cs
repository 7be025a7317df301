using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// What a minute of sound costs before its words. The limit is to read every sample once; the peer is the loop that one would
/// write first for the levels alone, without the high-pass.
/// </summary>
[MemoryDiagnoser]
public class SoundBenchmark
{
    const int SampleRate = 16_000;
    const int Seconds = 60;

    readonly float[] samples = Talk();

    [Benchmark(Baseline = true)]
    public float Limit_ReadOnce() => TensorPrimitives.SumOfSquares<float>(samples);

    [Benchmark]
    public float[] Peer_PlainLevels()
    {
        const int Hop = SampleRate / 100;
        var levels = new float[samples.Length / Hop];
        for (var i = 0; i < levels.Length; i++)
        {
            var sum = 0f;
            for (var k = 0; k < Hop; k++)
            {
                var sample = samples[i * Hop + k];
                sum += sample * sample;
            }
            levels[i] = 10 * MathF.Log10(sum / Hop + 1e-12f);
        }
        return levels;
    }

    [Benchmark]
    public float[] Levels() => FrameLevels.Measure(samples, SampleRate);

    [Benchmark]
    public VoiceActivity Activity() => VoiceActivity.Find(samples, SampleRate);

    [Benchmark]
    public double Clipped() => Clipping.Share(samples);

    // Bursts of a buzz of three seconds with half a second between them, over a little noise: the shape of talk, the same every time.
    static float[] Talk()
    {
        var random = new Random(1);
        var talk = new float[SampleRate * Seconds];
        for (var i = 0; i < talk.Length; i++)
        {
            var time = (double)i / SampleRate;
            var voice = time % 3.5 < 3 ? 0.2 * Math.Sin(2 * Math.PI * 120 * time) * (1 + Math.Sin(2 * Math.PI * 4 * time)) : 0;
            talk[i] = (float)(voice + 0.002 * (random.NextDouble() - 0.5));
        }
        return talk;
    }
}
