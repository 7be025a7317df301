using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class SeriesWriterTests
{
    [Theory]
    [InlineData(0.05), InlineData(0.3), InlineData(11), InlineData(600), InlineData(900)]
    public void Curves_stay_small_and_cover_the_recording(double seconds)
    {
        var series = Write(seconds, 1);
        Assert.All([series.Waveform, series.Pitch!, series.Level!], curve =>
        {
            Assert.InRange(curve.Values.Count, 0, Series.MostPoints);
            Assert.InRange(curve.Start + curve.Step * curve.Values.Count, seconds - 0.1, seconds + 2 * curve.Step);
        });
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(series, JsonSerializerOptions.Web).Length, 1, 40_000);
    }

    [Fact]
    public void Values_are_those_of_the_sound()
    {
        var series = Write(10, 0.5f);
        Assert.All(series.Waveform.Values, value => Assert.Equal(0.5, value));
        Assert.All(series.Level!.Values, value => Assert.Equal(-34, value));
        // An octave above the median, where there is voice: the second half of every second.
        Assert.Equal([null, 12.0], series.Pitch!.Values.Distinct());
        Assert.All(series.Pitch.Values.Select((value, i) => (value, Time: series.Pitch.Start + i * series.Pitch.Step)), point => Assert.Equal(point.Time % 1 >= 0.5 - 1e-6, point.value is not null));
    }

    [Fact]
    public void Silence_has_no_pitch_and_a_level_all_the_same()
    {
        var series = SeriesWriter.Of(new(new float[16000], false), Measured(1, 0, []), []);
        Assert.Null(series.Pitch);
        Assert.All(series.Level!.Values, value => Assert.Equal(-120, value));
        Assert.All(series.Waveform.Values, value => Assert.Equal(0, value));
    }

    static Series Write(double seconds, float peak)
    {
        var samples = new float[(int)(seconds * DecodedAudio.SampleRate)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = i % 2 == 0 ? peak : -peak / 2;
        var frames = (int)(seconds * 100);
        return SeriesWriter.Of(new(samples, false), Measured(seconds, 100, [.. Enumerable.Range(0, frames).Select(i => i % 100 < 50 ? 0f : 200)]), []);
    }

    static Measurement Measured(double seconds, double median, float[] pitch)
    {
        var levels = new float[(int)(seconds * 100)];
        Array.Fill(levels, median == 0 ? IntensityContour.Silence : 60);
        var analysis = new SoundAnalysis
        {
            Duration = seconds,
            Activity = new(),
            Pitch = new(0.005, 0.01, pitch, pitch),
            Intensity = new(0.005, 0.01, levels),
            Nuclei = [],
            ClippedShare = 0,
        };
        return new(analysis, new(seconds, new(), 0) { Pitch = new() { MedianHertz = median } }, null);
    }
}
