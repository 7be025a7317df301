using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Thins the sound out to the curves that a report carries, in few enough digits that it stays small.</summary>
static class SeriesWriter
{
    const double ShortestStep = 0.005;
    const double ShortestPaceWindow = 10;
    const double FullScale = 94; // what an intensity contour calls RMS 1, dB

    public static Series Of(DecodedAudio audio, Measurement measurement, IReadOnlyList<TimedWord> words) => new()
    {
        Waveform = Waveform(audio),
        Pitch = measurement.Sound.Pitch.MedianHertz > 0 ? Pitch(measurement.Analysis.Pitch, measurement.Sound.Pitch.MedianHertz) : null,
        Level = Level(measurement.Analysis.Intensity),
        Pace = words.Count == 0 ? null : Pace(words, measurement.Sound.Activity.Speaking),
    };

    static Curve Waveform(DecodedAudio audio)
    {
        var group = Math.Max((int)(ShortestStep * DecodedAudio.SampleRate), Decimation.Group(audio.Samples.Length, Series.MostPoints));
        return Rounded(0, 1.0 / DecodedAudio.SampleRate, group, "full scale", 3, Decimation.Peaks(audio.Samples, group), peak => peak);
    }

    static Curve Pitch(PitchTrack track, double median)
    {
        var group = Decimation.Group(track.Count, Series.MostPoints);
        var values = Decimation.VoicedMedians(track.Frequencies.Span, group);
        return Rounded(track.Start, track.Step, group, "semitones", 1, values, frequency => frequency == 0 ? null : 12 * Math.Log2(frequency / median));
    }

    static Curve Level(IntensityContour contour)
    {
        var group = Decimation.Group(contour.Count, Series.MostPoints);
        return Rounded(contour.Start, contour.Step, group, "dBFS", 1, Decimation.MeanLevels(contour.Levels.Span, group), level => Math.Max(FrameLevels.Silence, level - FullScale));
    }

    static Curve? Pace(IReadOnlyList<TimedWord> words, TimeRange speaking)
    {
        // Windows begin half a window apart.
        var window = Math.Max(ShortestPaceWindow, 2 * speaking.Length / Series.MostPoints);
        var curve = PaceCurve.Measure(words, speaking, window);
        return curve.Count == 0 ? null : new(
            Math.Round(speaking.Start + window / 2, 5), Math.Round(window / 2, 7), "words/min", [.. curve.Select(point => (double?)Math.Round(point.WordsPerMinute))]);
    }

    // The middle of a group lies half its width less half a step behind its first value.
    static Curve Rounded(double start, double step, int group, string unit, int digits, ReadOnlySpan<float> values, Func<float, double?> convert)
    {
        var rounded = new double?[values.Length];
        for (var i = 0; i < values.Length; i++)
            rounded[i] = convert(values[i]) is { } value ? Math.Round(value, digits) : null;
        return new(Math.Round(start + (group - 1) * step / 2, 5), Math.Round(group * step, 7), unit, rounded);
    }
}
