using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class SparklineTests
{
    [Fact]
    public void Each_column_shows_its_largest_value() =>
        Assert.Equal("▁█▅ ", Sparkline.Of(new(0.5, 1, "", [0, -5, 7, 3, 4, 1, null, null]), 8, 4, 0, 8));

    [Fact]
    public void What_lies_outside_the_bounds_stays_in_the_line() =>
        Assert.Equal("▁█", Sparkline.Of(new(0, 10, "", [-1e300, 1e300]), 5, 2, -1, 1));

    [Fact]
    public void Nothing_is_an_empty_line() => Assert.Equal("   ", Sparkline.Of(new(0, 0, "", []), 0, 3, 0, 1));
}
