using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Texts;

/// <summary>What limits a report: as it says itself in English, and the gist of it in another language.</summary>
static class ReportLimits
{
    public static IEnumerable<string> Of(Report report, Phrases texts) => texts.Language == "en"
        ? report.Notices
        : Codes(report).Distinct().Select(code => $"limits.{code}").Where(texts.Has).Select(key => texts[key]);

    static IEnumerable<string> Codes(Report report)
    {
        if (report.Words.Count == 0) yield return LimitCodes.NoWords;
        // Reports older than the codes.
        else if (report.Limits.Count == 0 && report.Recognition.Confidence < Measure.Trusted) yield return LimitCodes.Unsure;
        foreach (var code in report.Limits) yield return code;
    }
}
