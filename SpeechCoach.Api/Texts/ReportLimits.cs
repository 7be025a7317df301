using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Texts;

/// <summary>What limits a report: as it says itself in English, and the gist of it in another language.</summary>
static class ReportLimits
{
    const double ShortSpeech = 15;

    public static IEnumerable<string> Of(Report report, Phrases texts)
    {
        if (texts.Language == "en") return report.Notices;
        return Gist();

        IEnumerable<string> Gist()
        {
            if (report.Words.Count == 0) yield return texts["limits.nowords"];
            else if (report.Recognition.Confidence < Measure.Trusted) yield return texts["limits.unsure"];
            if (report.DurationSeconds < ShortSpeech) yield return texts["limits.short"];
        }
    }
}
