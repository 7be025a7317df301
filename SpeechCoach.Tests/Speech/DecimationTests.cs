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
    public void Means_count_a_last_group_by_its_own_length() => Assert.Equal([-20f, -45f], Decimation.Means([-10, -30, -45], 2));

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
        Assert.Empty(Decimation.Means([], 7));
        Assert.Empty(Decimation.VoicedMedians([], 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Decimation.Peaks([1], 0));
    }
}
