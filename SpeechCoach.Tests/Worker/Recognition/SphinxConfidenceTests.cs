using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Tests.Worker;

public sealed class SphinxConfidenceTests
{
    [Theory]
    [InlineData(0.26, -50.2, 0.15)] // three people in a meeting room
    [InlineData(0.55, -46.0, 0.32)] // another
    [InlineData(0.41, -46.9, 0.00)] // "wreck a nice beach"
    public void Words_of_which_most_are_wrong_are_not_trusted(double posterior, double score, double right)
    {
        Assert.True(right < Performance.TrustedConfidence);
        Assert.False(Performance.Trusts(SphinxConfidence.Of(posterior, score)));
    }

    [Theory]
    [InlineData(0.82, -31.2, 0.94)] // a clear voice at a desk
    [InlineData(0.77, -38.1, 0.81)]
    [InlineData(0.69, -40.6, 0.72)]
    [InlineData(0.61, -42.2, 0.62)] // a telephone
    public void Words_of_which_most_are_right_are_trusted_about_as_far_as_they_are_right(double posterior, double score, double right) =>
        Assert.Equal(right, SphinxConfidence.Of(posterior, score), 0.1);

    [Fact]
    public void It_grows_with_both_and_stays_a_share()
    {
        Assert.True(SphinxConfidence.Of(0.7, -40) > SphinxConfidence.Of(0.5, -40));
        Assert.True(SphinxConfidence.Of(0.5, -35) > SphinxConfidence.Of(0.5, -50));
        Assert.InRange(SphinxConfidence.Of(0, -500), 0, 0.01);
        Assert.InRange(SphinxConfidence.Of(1, 0), 0.9, 1);
    }
}
