using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class IntensityContourTests
{
    [Theory]
    [InlineData(1), InlineData(0.1), InlineData(0.003)]
    public void A_tone_has_the_level_of_its_amplitude(double amplitude)
    {
        var tone = Enumerable.Range(0, 2 * Sound.SampleRate).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * 200 * i / Sound.SampleRate))).ToArray();
        var contour = IntensityContour.Measure(tone, Sound.SampleRate);
        var expected = 20 * Math.Log10(amplitude / Math.Sqrt(2) / 2e-5);
        Assert.Equal(expected, contour.Mean, 0.01);
        Assert.All(contour.Levels.ToArray(), level => Assert.Equal(expected, level, 0.1));
    }

    [Fact]
    public void An_offset_is_no_sound() =>
        Assert.Equal(IntensityContour.Silence, IntensityContour.Measure([.. Enumerable.Repeat(0.25f, Sound.SampleRate)], Sound.SampleRate).Mean);

    [Fact]
    public void Too_short_a_sound_has_no_frames() => Assert.Equal(0, IntensityContour.Measure(new float[2000], Sound.SampleRate).Count);
}
