using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Thins the sound out to the curves that a report carries, in few enough digits that it stays small.</summary>
static class SeriesWriter
{
    const double ShortestStep = 0.005;

    public static Series Of(DecodedAudio audio) => new()
    {
        Waveform = Waveform(audio),
        Level = Level(FrameLevels.Measure(audio.Samples, DecodedAudio.SampleRate)),
    };

    static Curve Waveform(DecodedAudio audio)
    {
        var group = Math.Max((int)(ShortestStep * DecodedAudio.SampleRate), Decimation.Group(audio.Samples.Length, Series.MostPoints));
        return Rounded(0, 1.0 / DecodedAudio.SampleRate, group, "full scale", 3, Decimation.Peaks(audio.Samples, group));
    }

    static Curve Level(ReadOnlySpan<float> levels)
    {
        var group = Decimation.Group(levels.Length, Series.MostPoints);
        return Rounded(FrameLevels.Hop / 2, FrameLevels.Hop, group, "dBFS", 1, Decimation.Means(levels, group));
    }

    // The middle of a group lies half its width less half a step behind its first value.
    static Curve Rounded(double start, double step, int group, string unit, int digits, ReadOnlySpan<float> values)
    {
        var rounded = new double?[values.Length];
        for (var i = 0; i < values.Length; i++)
            rounded[i] = Math.Round(values[i], digits);
        return new(Math.Round(start + (group - 1) * step / 2, 5), Math.Round(group * step, 7), unit, rounded);
    }
}
