using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Benchmarks;
using SpeechCoach.Speech;
using SpeechCoach.Tests.Infrastructure;

namespace SpeechCoach.Tests.Speech;

public sealed class VoiceActivityTests
{
    [Fact]
    public void Pauses_are_found_where_they_are()
    {
        var activity = VoiceActivity.Find(Sound.Speech(1, 1.5, 0.6, 2, 0.15, 1, 1.2, 0.8), Sound.SampleRate);
        Assert.Collection(
            activity.Pauses,
            pause => AssertNear(1.5, 2.1, pause),
            pause => AssertNear(5.25, 6.45, pause));
        Assert.InRange(activity.PhonationTime, 5.35, 5.55);
    }

    [Fact]
    public void Gain_moves_no_pause() => Prop.ForAll(
        Gen.Choose(-30, 8).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
        (gain, seed) =>
        {
            var samples = Sound.Speech(seed, 1, 0.5, 1, 0.3, 0.7);
            var factor = MathF.Pow(10, gain / 20f);
            var louder = Array.ConvertAll(samples, sample => sample * factor);
            Assert.Equal(
                VoiceActivity.Find(samples, Sound.SampleRate).Pauses.Select(Tenths),
                VoiceActivity.Find(louder, Sound.SampleRate).Pauses.Select(Tenths));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Silence_before_the_speech_only_shifts_it() => Prop.ForAll(
        Gen.Choose(10, 300).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
        (hundredths, seed) =>
        {
            var samples = Sound.Speech(seed, 1, 0.5, 1, 0.3, 0.7);
            var shift = hundredths / 100.0;
            float[] later = [.. Sound.Speech(seed + 1, 0, shift), .. samples];
            var plain = VoiceActivity.Find(samples, Sound.SampleRate);
            var shifted = VoiceActivity.Find(later, Sound.SampleRate);
            Assert.Equal(plain.Pauses.Count, shifted.Pauses.Count);
            Assert.All(plain.Pauses.Zip(shifted.Pauses), pair => AssertNear(pair.First.Start + shift, pair.First.End + shift, pair.Second));
            Assert.Equal(plain.PhonationTime, shifted.PhonationTime, 0.05);
            Assert.Equal(plain.LevelVariation, shifted.LevelVariation, 0.5);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.0015, 400), InlineData(0, 400)]
    public void Few_words_in_a_long_recording_keep_their_pauses(double noise, int secondsAround)
    {
        var said = Sound.Speech(1, 1.5, 0.6, 2, 0.4, 0.8);
        float[] samples = [.. Sound.Noise(secondsAround, noise, 1), .. Sound.Add(said, Sound.Noise(said.Length / (double)Sound.SampleRate, noise, 2)), .. Sound.Noise(secondsAround, noise, 3)];
        Assert.Collection(
            VoiceActivity.Find(samples, Sound.SampleRate).Pauses,
            pause => AssertNear(secondsAround + 1.5, secondsAround + 2.1, pause),
            pause => AssertNear(secondsAround + 4.1, secondsAround + 4.5, pause));
    }

    [Fact]
    public void Zeros_at_the_ends_change_nothing_but_times() => Prop.ForAll(
        Gen.Choose(0, 900).ToArbitrary(), Gen.Choose(0, 900).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
        (before, after, seed) =>
        {
            // In a room so loud that without its noise a pause would be none.
            var said = Sound.Speech(seed, 0, 0.6, 1, 0.5, 1.2, 0.3, 0.9, 0.6);
            var samples = Sound.Add(said, Sound.Noise(said.Length / (double)Sound.SampleRate, 0.02, seed + 1));
            float[] padded = [.. new float[before * Sound.SampleRate / 100], .. samples, .. new float[after * Sound.SampleRate / 100]];
            var (plain, other) = (VoiceActivity.Find(samples, Sound.SampleRate), VoiceActivity.Find(padded, Sound.SampleRate));
            Assert.InRange(plain.SignalToNoise, 10, 25);
            Assert.Equal(plain.SignalToNoise, other.SignalToNoise, 0.5);
            Assert.Equal(plain.Runs.Count, other.Runs.Count);
            Assert.All(plain.Runs.Zip(other.Runs), pair => AssertNear(pair.First.Start + before / 100.0, pair.First.End + before / 100.0, pair.Second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Silence_that_a_program_put_between_words_is_no_quiet_room()
    {
        var samples = Sound.Speech(1, 0, 0.3, 1, 2, 1.2, 2, 0.9, 0.3);
        samples = Sound.Add(samples, Sound.Noise(samples.Length / (double)Sound.SampleRate, 0.03, 2));
        var plain = VoiceActivity.Find(samples, Sound.SampleRate);
        var gated = (float[])samples.Clone();
        Assert.Equal(2, plain.Pauses.Count);
        foreach (var pause in plain.Pauses)
            gated.AsSpan((int)((pause.Start + 0.2) * Sound.SampleRate)..(int)((pause.End - 0.2) * Sound.SampleRate)).Clear();
        Assert.Equal(plain.SignalToNoise, VoiceActivity.Find(gated, Sound.SampleRate).SignalToNoise, 2.0); // the edges weigh more
    }

    [Theory]
    [InlineData("cv_de.wav"), InlineData("osr_us_000_0034_8k.wav")]
    public void A_recording_cut_to_the_words_is_no_noisy_one(string file)
    {
        var samples = Tool.Read(Recordings.Path(Path.Combine("clips", file))).Samples;
        var whole = VoiceActivity.Find(samples, Sound.SampleRate);
        var run = whole.Runs.MaxBy(run => run.Length);
        var cut = VoiceActivity.Find(samples.AsSpan((int)((run.Start + 0.05) * Sound.SampleRate)..(int)((run.End - 0.05) * Sound.SampleRate)), Sound.SampleRate);

        Assert.InRange(whole.SignalToNoise, 20, 90);
        Assert.InRange(cut.SignalToNoise, 15, 90);
    }

    [Fact]
    public void An_offset_is_no_noise()
    {
        var samples = Sound.Speech(1, 0, 0.3, 1.5, 0.5, 1, 0.4);
        var (plain, moved) = (VoiceActivity.Find(samples, Sound.SampleRate), VoiceActivity.Find(Array.ConvertAll(samples, sample => sample + 0.1f), Sound.SampleRate));
        Assert.Equal(plain.NoiseLevel, moved.NoiseLevel, 0.1);
        Assert.Equal(plain.SpeechLevel, moved.SpeechLevel, 0.1);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(100), InlineData(160), InlineData(16000)]
    public void Silence_of_any_length_is_no_speech_and_no_nonsense(int samples)
    {
        var sound = SoundMeasures.Of(SoundAnalysis.Of(new float[samples], Sound.SampleRate));
        Assert.False(sound.Activity.HasSpeech);
        double[] all = [sound.MeanPause, sound.LongestPause, sound.PausesPerMinute, sound.PhonationRatio, sound.Confidence, sound.ClippedShare, sound.Activity.SignalToNoise, sound.Activity.LevelVariation];
        Assert.All(all, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Steady_noise_and_tones_are_no_speech()
    {
        var random = new Random(3);
        var noise = Enumerable.Range(0, 5 * Sound.SampleRate).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var tone = Enumerable.Range(0, 5 * Sound.SampleRate).Select(i => MathF.Sin(2 * MathF.PI * 440 * i / Sound.SampleRate)).ToArray();
        Assert.False(VoiceActivity.Find(noise, Sound.SampleRate).HasSpeech);
        Assert.False(VoiceActivity.Find(tone, Sound.SampleRate).HasSpeech);
        Assert.False(VoiceActivity.Find([.. new float[6 * Sound.SampleRate], .. noise, .. new float[6 * Sound.SampleRate]], Sound.SampleRate).HasSpeech);
    }

    static (double, double) Tenths(TimeRange range) => (Math.Round(range.Start, 2), Math.Round(range.End, 2));

    static void AssertNear(double start, double end, TimeRange range)
    {
        Assert.Equal(start, range.Start, 0.04);
        Assert.Equal(end, range.End, 0.04);
    }
}
