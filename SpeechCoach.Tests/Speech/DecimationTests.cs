using FsCheck;
using FsCheck.Fluent;
using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class DecimationTests
{
    [Fact]
    public void A_group_leaves_no_more_than_wanted_and_not_needlessly_few() => Prop.ForAll(
        Gen.Choose(0, 2_000_000).ToArbitrary(), Gen.Choose(1, 2000).ToArbitrary(),
        (count, most) =>
        {
            var group = Decimation.Group(count, most);
            Assert.InRange((count + group - 1) / group, 0, most);
            if (group > 1)
                Assert.True((count + group - 2) / (group - 1) > most);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_envelope_keeps_every_peak_whatever_its_sign() =>
        Assert.Equal([0.5f, 0.9f, 0.1f], Decimation.Peaks([0.1f, -0.5f, 0.2f, 0.9f, -0.3f, 0, -0.1f], 3));

    [Fact]
    public void Levels_are_averaged_as_power_and_a_last_group_by_its_own_length()
    {
        var levels = Decimation.MeanLevels([-10, -20, -45], 2);

        Assert.Equal([10 * MathF.Log10((0.1f + 0.01f) / 2), -45], levels, (one, other) => MathF.Abs(one - other) < 1e-4f);
    }

    [Fact]
    public void Digital_silence_beside_a_sound_weighs_no_more_than_its_time() =>
        Assert.Equal([64 + 10 * MathF.Log10(0.75f), -300], Decimation.MeanLevels([64, 64, -300, 64, -300, -300, -300, -300], 4), (one, other) => MathF.Abs(one - other) < 1e-4f);

    [Fact]
    public void A_stray_octave_and_a_short_gap_leave_no_trace_in_a_pitch_contour() =>
        Assert.Equal([120f, 0, 121], Decimation.VoicedMedians([120, 240, 119, 0, 120, 0, 0, 0, 118, 0, 121], 5));

    [Fact]
    public void The_largest_value_is_the_largest_of_the_envelope() => Prop.ForAll(
        Gen.Choose(1, 5000).ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
        (count, group, seed) =>
        {
            var random = new Random(seed);
            var values = Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
            Assert.Equal(values.Max(Math.Abs), Decimation.Peaks(values, group).Max());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_thins_out_to_nothing()
    {
        Assert.Empty(Decimation.Peaks([], 7));
        Assert.Empty(Decimation.MeanLevels([], 7));
        Assert.Empty(Decimation.VoicedMedians([], 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Decimation.Peaks([1], 0));
    }
}
