using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class SoundAnalysisTests
{
    [Fact]
    public void Four_syllables_a_second_are_counted_and_timed()
    {
        var measures = SoundMeasures.Of(SoundAnalysis.Of(Sound.Talk(19.5), Sound.SampleRate));
        Assert.Equal(8, measures.Activity.Runs.Count);
        Assert.InRange(measures.Syllables, 63, 64);
        Assert.Equal(measures.Syllables, measures.Nuclei.Count);
        Assert.Equal(4, measures.ArticulationRate, 0.25);
        Assert.Equal(8, measures.MeanLengthOfRun, 0.3);
        Assert.Equal(120, measures.Pitch.MedianHertz, 3.0);
        Assert.Equal(2 / Math.Sqrt(2), measures.Pitch.DeviationSemitones, 0.2); // of a sine of two semitones
        Assert.Equal(4, measures.Pitch.RangeSemitones, 0.3);
        Assert.Empty(measures.Pitch.Monotone);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(4)]
    public void The_last_syllable_counts_as_the_others_do(int syllables)
    {
        var said = Sound.Voice(syllables / 4.0 + 0.7, time => 120 - time, time => time < 0.3 || time >= 0.3 + syllables / 4.0 ? 0.0003 : 0.1 + 0.9 * Math.Pow(Math.Sin(Math.PI * 4 * (time - 0.3)), 2));
        Assert.Equal(syllables, SoundMeasures.Of(SoundAnalysis.Of(said, Sound.SampleRate)).Syllables);
    }

    [Theory]
    [InlineData(11025), InlineData(22050)]
    public void Times_hold_at_rates_that_no_frame_divides(int sampleRate)
    {
        var (usual, other) = (VoiceActivity.Find(Sound.Talk(60), Sound.SampleRate), VoiceActivity.Find(Sound.Talk(60, sampleRate), sampleRate));
        Assert.Equal(usual.Pauses.Count, other.Pauses.Count);
        Assert.All(usual.Pauses.Zip(other.Pauses), pair => Assert.Equal(pair.First.Start, pair.Second.Start, 0.011));
    }

    [Fact]
    public void A_voice_that_stays_on_its_note_is_monotone()
    {
        var measures = SoundMeasures.Of(SoundAnalysis.Of(
            Sound.Voice(30, time => 120 * Math.Pow(2, (time < 12 ? 3 : 0.2) / 12 * Math.Sin(2 * Math.PI * 0.7 * time)), time => time % 2.5 < 2 ? 1 : 0.0003), Sound.SampleRate));
        var stretch = Assert.Single(measures.Pitch.Monotone);
        Assert.Equal(12, stretch.Start, 1.5);
        Assert.Equal(29.5, stretch.End, 1.5);
    }

    [Theory]
    [InlineData(0, 0), InlineData(-12, -12)]
    public void Fading_at_the_ends_of_phrases_is_measured(double drop, double expected)
    {
        var talk = Sound.Voice(20, _ => 120, time => time % 2.5 < 1.6 ? 1 : time % 2.5 < 2 ? Math.Pow(10, drop / 20) : 0.0003);
        Assert.Equal(expected, SoundMeasures.Of(SoundAnalysis.Of(talk, Sound.SampleRate)).PhraseEndDecay, 1.5);
    }

    [Fact]
    public void Gain_changes_no_pitch_no_rate_and_no_pause() => Prop.ForAll(
        Gen.Choose(-30, 9).ToArbitrary(), Gen.Choose(90, 300).ToArbitrary(),
        (gain, hertz) =>
        {
            var samples = Sound.Talk(6, hertz: hertz);
            var (plain, louder) = (SoundMeasures.Of(SoundAnalysis.Of(samples, Sound.SampleRate)), SoundMeasures.Of(SoundAnalysis.Of(Sound.Scale(samples, gain), Sound.SampleRate)));
            Assert.Equal(plain.Pitch.MedianHertz, louder.Pitch.MedianHertz, 0.01);
            Assert.Equal(plain.Syllables, louder.Syllables);
            Assert.Equal(plain.Activity.PhonationTime, louder.Activity.PhonationTime, 0.021);
            Assert.Equal(plain.Activity.Pauses.Count, louder.Activity.Pauses.Count);
            Assert.Equal(plain.Activity.SpeechLevel + gain, louder.Activity.SpeechLevel, 0.2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void Silence_before_the_speech_changes_no_rate_and_shifts_times_only() => Prop.ForAll(
        Gen.Choose(5, 400).ToArbitrary(),
        hundredths =>
        {
            var shift = hundredths / 100.0;
            var samples = Sound.Talk(7);
            float[] later = [.. Sound.Voice(shift, _ => 120, _ => 0.0003), .. samples];
            var (plain, shifted) = (SoundAnalysis.Of(samples, Sound.SampleRate), SoundAnalysis.Of(later, Sound.SampleRate));
            Assert.Equal(plain.Nuclei.Count, shifted.Nuclei.Count);
            Assert.All(plain.Nuclei.Zip(shifted.Nuclei), pair => Assert.Equal(pair.First + shift, pair.Second, 0.02));
            var (one, other) = (SoundMeasures.Of(plain), SoundMeasures.Of(shifted));
            Assert.Equal(one.ArticulationRate, other.ArticulationRate, 0.1);
            Assert.Equal(one.Pitch.DeviationSemitones, other.Pitch.DeviationSemitones, 0.05);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Theory]
    [InlineData(8000), InlineData(44100), InlineData(48000)]
    public void Any_sample_rate_gives_the_same_measures(int sampleRate)
    {
        var (usual, other) = (SoundMeasures.Of(SoundAnalysis.Of(Sound.Talk(12), Sound.SampleRate)), SoundMeasures.Of(SoundAnalysis.Of(Sound.Talk(12, sampleRate), sampleRate)));
        Assert.Equal(usual.Syllables, other.Syllables, 1.0);
        Assert.Equal(usual.Activity.Pauses.Count, other.Activity.Pauses.Count);
        Assert.Equal(usual.Activity.PhonationTime, other.Activity.PhonationTime, 0.1);
        Assert.Equal(usual.Pitch.DeviationSemitones, other.Pitch.DeviationSemitones, 0.05);
        Assert.Equal(usual.Activity.SpeechLevel, other.Activity.SpeechLevel, 0.5);
    }

    [Fact]
    public void A_minute_more_costs_what_its_result_needs_and_nothing_for_each_frame()
    {
        SoundAnalysis.Of(Sound.Talk(2), Sound.SampleRate);
        var (two, ten) = (Allocated(Sound.Talk(120)), Allocated(Sound.Talk(600)));
        var minute = (ten - two) / 8;
        Assert.InRange(minute, 0, 700_000);                                    // bytes; the samples of a minute are 3,840,000
        Assert.InRange(two - 2 * minute, 0, 6_000_000);                        // what stands there once
    }

    [Theory, MemberData(nameof(Odd))]
    public void Whatever_sounds_every_number_is_finite(string what, float[] samples)
    {
        Assert.NotEmpty(what);
        var analysis = SoundAnalysis.Of(samples, Sound.SampleRate);
        var measures = SoundMeasures.Of(analysis);
        double[] all =
        [
            measures.Duration, measures.ClippedShare, measures.Syllables, measures.PhraseEndDecay, measures.PhonationRatio, measures.SpeechRate,
            measures.ArticulationRate, measures.MeanLengthOfRun, measures.PausesPerMinute, measures.MeanPause, measures.MedianPause, measures.LongestPause,
            measures.Confidence, measures.Pitch.MedianHertz, measures.Pitch.DeviationSemitones, measures.Pitch.LowSemitones, measures.Pitch.HighSemitones,
            measures.Pitch.RangeSemitones, measures.Pitch.VoicedTime, measures.Activity.SpeechLevel, measures.Activity.NoiseLevel,
            measures.Activity.SignalToNoise, measures.Activity.LevelVariation, analysis.Intensity.Mean,
            .. analysis.Nuclei, .. analysis.Pitch.Frequencies.ToArray(), .. analysis.Pitch.Strengths.ToArray(), .. analysis.Intensity.Levels.ToArray(),
        ];
        Assert.All(all, value => Assert.True(double.IsFinite(value)));
    }

    public static TheoryData<string, float[]> Odd => new()
    {
        { "nothing", [] },
        { "one sample", [1] },
        { "50 ms", Sound.Voice(0.05, _ => 120) },
        { "31 ms", Sound.Voice(0.031, _ => 120) },
        { "130 ms", Sound.Voice(0.13, _ => 120) },
        { "silence", new float[3 * Sound.SampleRate] },
        { "an offset", [.. Enumerable.Repeat(0.5f, Sound.SampleRate)] },
        { "noise", Sound.Noise(3, 0.9, 1) },
        { "the least noise", Sound.Noise(3, 1e-30, 1) },
        { "a square at full scale", [.. Enumerable.Range(0, 2 * Sound.SampleRate).Select(i => i / 40 % 2 == 0 ? 1f : -1)] },
        { "a click in silence", [.. new float[Sound.SampleRate], 1, .. new float[Sound.SampleRate]] },
        { "a scream", Sound.Voice(2, time => 900 + 200 * Math.Sin(20 * time), _ => 5) },
        { "samples far above full scale", Sound.Voice(2, _ => 200, _ => 1e5) },
    };

    static long Allocated(float[] samples)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        SoundAnalysis.Of(samples, Sound.SampleRate);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
