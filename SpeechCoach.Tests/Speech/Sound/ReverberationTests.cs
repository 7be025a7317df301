using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class ReverberationTests
{
    const double Run = 1;

    [Theory]
    [InlineData(0.4, 0.6), InlineData(0.4, 0.3), InlineData(1, 0.6), InlineData(1, 1.1)]
    public void A_room_is_told_by_how_fast_it_falls_silent_however_soon_somebody_speaks_again(double pause, double seconds)
    {
        var runs = Enumerable.Range(0, 6).Select(i => new TimeRange(i * (Run + pause), i * (Run + pause) + Run)).ToList();
        var levels = Enumerable.Range(0, (int)((runs[^1].End + pause) / FrameLevels.Hop)).Select(i => Level(i * FrameLevels.Hop)).ToArray();

        Assert.Equal(seconds, Reverberation.Time(levels, new VoiceActivity { Runs = runs, SpeechLevel = -20, NoiseLevel = -70 }), 0.05);

        float Level(double time) => (float)(-20 - 60 * Math.Max(0, time % (Run + pause) - Run) / seconds);
    }
}
