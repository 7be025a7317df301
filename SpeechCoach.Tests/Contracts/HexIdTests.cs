using SpeechCoach.Contracts;

namespace SpeechCoach.Tests.Contracts;

public sealed class HexIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde")]
    public void Only_32_lower_case_digits_are_an_id(string text) => Assert.False(RecordingId.TryParse(text, out _));

    [Fact]
    public void An_id_survives_the_way_through_text()
    {
        var id = LearnerId.FromBytes([.. Enumerable.Range(0, 16).Select(i => (byte)(i * 16))]);
        Assert.Equal(id, LearnerId.Parse(id.ToString()));
    }
}
