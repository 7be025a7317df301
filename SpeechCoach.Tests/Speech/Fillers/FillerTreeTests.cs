using SpeechCoach.Speech;

namespace SpeechCoach.Tests.Speech;

public sealed class FillerTreeTests
{
    const string Line = "gain-by-frame 0.5 -1 length 0.2 0.3 1.25";

    [Theory]
    [InlineData(0.4, 9, -1)]
    [InlineData(0.5, 0.1, 0.3)]
    [InlineData(0.6, 0.2, 1.25)]
    public void The_answers_lead_to_what_is_added(double gain, double length, double added)
    {
        var evidence = new double[FillerEvidence.Names.Count];
        (evidence[Place("gain by frame")], evidence[Place("length")]) = (gain, length);
        Assert.Equal(added, FillerTree.Parse(Line).Of(evidence));
    }

    [Fact]
    public void A_tree_is_written_as_it_is_read() => Assert.Equal(Line, FillerTree.Parse(Line).ToString());

    [Fact]
    public void A_share_of_a_tree_asks_the_same_and_adds_that_share() =>
        Assert.Equal("gain-by-frame 0.5 -0.5 length 0.2 0.15 0.625", FillerTree.Parse(Line).Times(0.5).ToString());

    [Fact]
    public void A_tree_that_breaks_off_is_refused() => Assert.Throws<InvalidDataException>(() => FillerTree.Parse("gain 0.5 -1"));

    static int Place(string name) => FillerEvidence.Names.Index().Single(pair => pair.Item == name).Index;
}
