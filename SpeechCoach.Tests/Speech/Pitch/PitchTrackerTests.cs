using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class PitchTrackerTests
{
    [Theory]
    [InlineData(80), InlineData(100), InlineData(155), InlineData(220), InlineData(333), InlineData(480), InlineData(590)]
    public void A_steady_voice_has_its_pitch_to_a_hundredth_of_a_semitone(double hertz)
    {
        var track = PitchTracker.Track(Sound.Voice(1, _ => hertz), Sound.SampleRate);
        Assert.True(track.Count > 90);
        Assert.All(track.Frequencies.ToArray(), frequency => Assert.Equal(0, Semitones(frequency, hertz), 0.01));
        Assert.All(track.Strengths.ToArray(), strength => Assert.InRange(strength, 0.99f, 1.001f));
    }

    [Fact]
    public void A_glide_is_followed()
    {
        double Hertz(double time) => 110 * Math.Pow(2, time / 2);
        var track = PitchTracker.Track(Sound.Voice(2, Hertz), Sound.SampleRate);
        for (var i = 0; i < track.Count; i++)
            Assert.Equal(0, Semitones(track.Frequencies.Span[i], Hertz(track.TimeOf(i))), 0.1);
    }

    [Fact]
    public void A_train_of_clicks_has_the_pitch_of_its_period()
    {
        var clicks = new float[Sound.SampleRate];
        for (var i = 0; i < clicks.Length; i += 128)
            clicks[i] = 1;
        Assert.All(PitchTracker.Track(clicks, Sound.SampleRate).Frequencies.ToArray(), frequency => Assert.Equal(125, frequency, 0.3));
    }

    [Fact]
    public void The_fundamental_is_heard_where_only_harmonics_sound()
    {
        var samples = Enumerable.Range(0, Sound.SampleRate)
            .Select(i => 2 * Math.PI * 130 * i / Sound.SampleRate)
            .Select(phase => (float)(0.2 * (Math.Sin(3 * phase) + Math.Sin(4 * phase) + Math.Sin(5 * phase))))
            .ToArray();
        Assert.All(PitchTracker.Track(samples, Sound.SampleRate).Frequencies.ToArray(), frequency => Assert.Equal(130, frequency, 0.5));
    }

    [Fact]
    public void Noise_has_hardly_any_pitch()
    {
        var track = PitchTracker.Track(Sound.Noise(5, 0.3, seed: 3), Sound.SampleRate);
        Assert.InRange(track.Frequencies.ToArray().Count(frequency => frequency > 0), 0, 0.02 * track.Count);
    }

    [Fact]
    public void Silence_between_voices_is_unvoiced()
    {
        float[] samples = [.. Sound.Voice(0.5, _ => 150), .. new float[Sound.SampleRate / 2], .. Sound.Voice(0.5, _ => 150)];
        var track = PitchTracker.Track(samples, Sound.SampleRate);
        for (var i = 0; i < track.Count; i++)
        {
            var time = track.TimeOf(i);
            if (time is > 0.55 and < 0.95)
                Assert.Equal(0, track.Frequencies.Span[i]);
            else if (time is < 0.45 or > 1.05)
                Assert.Equal(150, track.Frequencies.Span[i], 0.5);
        }
    }

    [Fact]
    public void Silences_of_any_length_move_nothing_that_follows()
    {
        (double From, double To)[] silences = [(0.5, 0.53), (1, 1.3), (2, 2.9), (4, 8.5), (9, 9.2)];
        double Hertz(double time) => 100 * Math.Pow(2, time / 10);
        var track = PitchTracker.Track(Sound.Voice(12, Hertz, time => silences.Any(silence => silence.From <= time && time < silence.To) ? 0 : 1), Sound.SampleRate);
        for (var i = 0; i < track.Count; i++)
        {
            var time = track.TimeOf(i);
            if (silences.All(silence => time < silence.From - 0.03 || time > silence.To + 0.03))
                Assert.Equal(0, Semitones(track.Frequencies.Span[i], Hertz(time)), 0.1);
            else if (silences.Any(silence => time > silence.From + 0.03 && time < silence.To - 0.03))
                Assert.Equal(0, track.Frequencies.Span[i]);
        }
    }

    [Theory]
    [InlineData(0.02, false), InlineData(0.024, false), InlineData(0.035, true), InlineData(0.1, true)]
    public void What_is_far_below_the_loudest_is_silent_and_what_is_above_that_has_its_pitch(double loudness, bool voiced)
    {
        var track = PitchTracker.Track(Sound.Voice(2, _ => 150, time => time < 1 ? 1 : loudness), Sound.SampleRate);
        for (var i = 0; i < track.Count; i++)
        {
            if (track.TimeOf(i) > 1.05)
                Assert.Equal(voiced ? 150 : 0, track.Frequencies.Span[i], 0.5);
        }
    }

    [Fact]
    public void Gain_changes_no_pitch() => Prop.ForAll(
        Gen.Choose(-60, 12).ToArbitrary(), Gen.Choose(80, 400).ToArbitrary(),
        (gain, hertz) =>
        {
            var samples = Sound.Talk(1.5, hertz: hertz);
            var (plain, louder) = (PitchTracker.Track(samples, Sound.SampleRate), PitchTracker.Track(Sound.Scale(samples, gain), Sound.SampleRate));
            for (var i = 0; i < plain.Count; i++)
                Assert.Equal(plain.Frequencies.Span[i], louder.Frequencies.Span[i], 0.01f * hertz);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Theory]
    [InlineData(8000), InlineData(22050), InlineData(44100), InlineData(48000)]
    public void Any_sample_rate_gives_the_same_pitch(int sampleRate)
    {
        var (usual, other) = (PitchTracker.Track(Sound.Talk(4), Sound.SampleRate).SortedFrequencies(), PitchTracker.Track(Sound.Talk(4, sampleRate), sampleRate).SortedFrequencies());
        Assert.Equal(0, Semitones(Quantile.Of(other, 0.5), Quantile.Of(usual, 0.5)), 0.05);
        Assert.Equal(usual.Length, other.Length, 0.03 * usual.Length);
    }

    [Fact]
    public void The_second_pass_takes_octave_errors_back()
    {
        // Every second period weaker, as in a creaky end: the first pass hears an octave lower there.
        var creaky = Sound.Voice(3, _ => 200);
        for (var i = 26 * Sound.SampleRate / 10; i < creaky.Length; i++)
            creaky[i] *= i / 80 % 2 == 0 ? 1 : 0.3f;
        var (first, second) = (PitchTracker.Track(creaky, Sound.SampleRate), PitchTracker.TrackSpeaker(creaky, Sound.SampleRate));
        Assert.Contains(first.Frequencies.ToArray(), frequency => frequency is > 95 and < 105);
        Assert.DoesNotContain(second.Frequencies.ToArray(), frequency => frequency is > 0 and < 190);
        Assert.Equal(first.Step, second.Step);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(500), InlineData(639)]
    public void Too_short_a_sound_has_no_frames(int samples) => Assert.Equal(0, PitchTracker.Track(new float[samples], Sound.SampleRate).Count);

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchTracker.Track(new float[1000], 500));
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchTracker.Track(new float[1000], 16000, new() { Floor = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchTracker.Track(new float[1000], 16000, new() { Ceiling = 70 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchTracker.Track(new float[1000], 16000, new() { Candidates = 17 }));
    }

    static double Semitones(double hertz, double reference) => 12 * Math.Log2(hertz / reference);
}
