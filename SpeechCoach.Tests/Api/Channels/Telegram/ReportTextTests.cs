using SpeechCoach.Api.Channels.Telegram;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Api.Channels.Telegram;

public sealed class ReportTextTests
{
    static readonly Usual nothing = Usual.Of([]);
    static readonly PhraseBook book = new();

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(0.4, false)]
    public void A_doubtful_number_of_the_last_try_is_not_compared(double confidence, bool compared)
    {
        var said = ReportText.Of(Paced(120, 0.9), nothing, Paced(90, confidence), book.For("en"));
        Assert.Equal(compared, said.Contains("90 →", StringComparison.Ordinal));
    }

    static Report Paced(double pace, double confidence) => SomeReport.WithEverything() with
    {
        Measures = [new(MeasureNames.WordsPerMinute, "Pace", pace, "words/min", "", confidence)],
    };
}
