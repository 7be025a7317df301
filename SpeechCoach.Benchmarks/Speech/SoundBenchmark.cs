using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>What each stage of the sound pass costs, and how that grows with the length. The limit is to read every sample once.</summary>
[MemoryDiagnoser]
public class SoundBenchmark
{
    const int SampleRate = 16_000;

    float[] samples = [];
    PitchTrack pitch = PitchTrack.Empty;
    IntensityContour intensity = new(0, 1, default);

    /// <summary>Length of the speech, s.</summary>
    [Params(10, 60, 600, 3600)]
    public int Seconds { get; set; }

    [GlobalSetup]
    public void Make()
    {
        samples = Talk(Seconds);
        pitch = PitchTracker.Track(samples, SampleRate);
        intensity = IntensityContour.Measure(samples, SampleRate);
    }

    [Benchmark(Baseline = true)]
    public float Limit_ReadOnce() => TensorPrimitives.SumOfSquares<float>(samples);

    [Benchmark]
    public PitchTrack Pitch() => PitchTracker.Track(samples, SampleRate);

    [Benchmark]
    public IntensityContour Intensity() => IntensityContour.Measure(samples, SampleRate);

    [Benchmark]
    public SyllableNuclei Nuclei() => SyllableNuclei.Find(intensity, pitch, Seconds);

    [Benchmark]
    public VoiceActivity Activity() => VoiceActivity.Find(samples, SampleRate);

    [Benchmark]
    public double Clipped() => Clipping.Share(samples);

    [Benchmark]
    public SoundMeasures Whole() => SoundMeasures.Of(SoundAnalysis.Of(samples, SampleRate));

    // Three seconds of four syllables each second, half a second between them, over a little noise: the shape of talk, the same every time.
    static float[] Talk(int seconds)
    {
        var random = new Random(1);
        var talk = new float[SampleRate * seconds];
        for (var i = 0; i < talk.Length; i++)
        {
            var time = (double)i / SampleRate;
            var voice = time % 3.5 < 3 ? 0.2 * Math.Sin(2 * Math.PI * 120 * time) * (1 + Math.Sin(2 * Math.PI * 4 * time)) : 0;
            talk[i] = (float)(voice + 0.002 * (random.NextDouble() - 0.5));
        }
        return talk;
    }
}
