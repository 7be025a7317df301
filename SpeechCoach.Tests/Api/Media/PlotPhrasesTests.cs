using SpeechCoach.Api.Media;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;
using SpeechCoach.Tests.Builders;

namespace SpeechCoach.Tests.Api.Media;

public sealed class PlotPhrasesTests
{
    static readonly Report report = SomeReport.WithEverything();
    static readonly PhraseBook book = new();

    [Fact]
    public void A_picture_speaks_the_learners_language()
    {
        var drawn = SpeechPlot.Svg(report, labels: book.For("es").PlotLabels(report));
        Assert.All(
            ["0:11 de habla, 4 palabras, 2 pausas, 1 muletilla", ">volumen<", ">tono, semitonos alrededor de tu mediana<", ">pausa<", ">muletilla<", ">sigue así<", ">prueba: 1<", "pausa de 0,8 s"],
            said => Assert.Contains(said, drawn, StringComparison.Ordinal));
        Assert.All(["loudness", "pause of", "filler", "words"], english => Assert.DoesNotContain($">{english}<", drawn, StringComparison.Ordinal));
    }

    [Fact]
    public void In_English_it_says_what_it_says_everywhere_else()
    {
        var (here, elsewhere) = (book.For("en").PlotLabels(report), PlotLabels.English(report));
        Assert.Equal(
            (elsewhere.Title, elsewhere.Loudness, elsewhere.Pitch, elsewhere.Pause, elsewhere.Filler, elsewhere.Keep, elsewhere.Next, elsewhere.PauseOf(0.84)),
            (here.Title, here.Loudness, here.Pitch, here.Pause, here.Filler, here.Keep, here.Next, here.PauseOf(0.84)));
    }
}
