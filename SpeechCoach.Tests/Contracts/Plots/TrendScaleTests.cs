using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Contracts.Plots;

public sealed class TrendScaleTests
{
    [Theory]
    [InlineData(101, 149, 100, 160, 20)]
    [InlineData(0, 4, 0, 4, 2)]
    [InlineData(1.9, 3.1, 1.5, 3.5, 0.5)]
    [InlineData(-3, 3, -4, 4, 2)]
    public void It_goes_from_one_round_number_to_another(double low, double high, double foot, double top, double step)
    {
        var scale = TrendScale.Of([low, high]);

        Assert.Equal((foot, top, step), (Math.Round(scale.Low, 9), Math.Round(scale.High, 9), Math.Round(scale.Step, 9)));
        Assert.Equal((foot, top), (Math.Round(scale.Marks.First(), 9), Math.Round(scale.Marks.Last(), 9)));
    }

    [Theory]
    [InlineData()]
    [InlineData(0.0)]
    [InlineData(120.0)]
    [InlineData(120.0, 120.4)]
    [InlineData(-7.0, -7.0)]
    [InlineData(double.NaN, 5.0)]
    public void Whatever_hardly_changes_lies_on_it_and_looks_as_if_it_hardly_changed(params double[] values)
    {
        var scale = TrendScale.Of(values);

        Assert.True(scale.High > scale.Low);
        Assert.InRange(scale.Marks.Count(), 2, 6);
        var shares = values.Where(double.IsFinite).Select(scale.Share).ToList();
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        if (shares.Count > 0) Assert.True(shares.Max() - shares.Min() < 0.1);
    }

    [Fact]
    public void Where_all_values_are_nothing_the_marks_can_be_read() => Assert.Equal([0, 0.5, 1], TrendScale.Of([0, 0]).Marks);

    [Fact]
    public void What_is_never_negative_has_no_axis_beneath_nothing() => Assert.Equal(0, TrendScale.Of([0, 0.2, 0]).Low);
}
