using System.Diagnostics;
using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>The same outputs as Praat's, by this product, with the time they took.</summary>
public sealed record OurMeasures(PitchTrack Pitch, IntensityContour Intensity, SyllableNuclei Nuclei, TimeSpan Time)
{
    public static OurMeasures Of(ReadOnlySpan<float> samples, int sampleRate)
    {
        var start = Stopwatch.GetTimestamp();
        var pitch = PitchTracker.Track(samples, sampleRate);
        var intensity = IntensityContour.Measure(samples, sampleRate);
        var nuclei = SyllableNuclei.Find(intensity, pitch, (double)samples.Length / sampleRate);
        return new(pitch, intensity, nuclei, Stopwatch.GetElapsedTime(start));
    }
}
