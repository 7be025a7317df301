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

    [Theory]
    [InlineData("en", "Words heard by whisper, which does not say how sure it is.")]
    [InlineData("es", "Palabras oídas por whisper, que no dice lo segura que está.")]
    public void An_engine_that_gives_no_confidence_is_not_called_unsure(string language, string said)
    {
        var details = DetailsText.Of(SomeReport.WithEverything() with { Recognition = new("whisper", null) }, nothing, book.For(language));
        Assert.Contains(said, details, StringComparison.Ordinal);
        Assert.DoesNotContain("0 %", details, StringComparison.Ordinal);
    }

    static Report Paced(double pace, double confidence) => SomeReport.WithEverything() with
    {
        Measures = [new(MeasureNames.WordsPerMinute, "Pace", pace, "words/min", "", confidence)],
    };
}
