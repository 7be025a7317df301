using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Media;

static class PlotPhrases
{
    /// <summary>The labels of a recording's picture in the language of these texts.</summary>
    public static PlotLabels PlotLabels(this Phrases texts, Report report)
    {
        var fillers = report.Words.Count(word => word.IsFiller);
        var words = report.Words.Count - fillers;
        return new(
            string.Join(", ", ((string?[])
            [
                texts.Plain("plot.speech", ("length", Contracts.PlotLabels.Clock(report.DurationSeconds))),
                report.Words.Count == 0 ? null : texts.Count("plot.words", words),
                texts.Count("plot.pauses", report.Pauses.Count),
                fillers == 0 ? null : texts.Count("plot.fillers", fillers),
            ]).OfType<string>()),
            texts["plot.description"], texts["plot.loudness"], texts["plot.pitch"], texts["plot.pause"], texts["plot.filler"], texts["plot.keep"], texts["plot.next"],
            seconds => texts.Plain("plot.pause.of", ("seconds", texts.Number(seconds, 1))));
    }
}
