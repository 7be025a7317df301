using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>The words of a report in the reader's language where it has some, else as the report has them.</summary>
static class Wording
{
    public static string Measure(string name, string label, Phrases texts) => Of($"measure.{name}", label, texts);

    public static string Definition(Measure measure, Phrases texts) => Of($"define.{measure.Name}", measure.Definition, texts);

    public static string Unit(string unit, Phrases texts) => Of($"unit.{unit}", unit, texts);

    public static string Part(ScorePart part, Phrases texts) => Of($"part.{part.Name}", part.Label, texts);

    public static string Refusal(Refusal refusal, Phrases texts) => Of($"refusal.{refusal.Code}", refusal.Message, texts);

    /// <summary>An advice: what a language model worded stays as it is.</summary>
    public static string Advice(Advice advice, Report report, Phrases texts) =>
        report.CoachedBy is null or "rules" ? Of($"advice.{advice.Code}", advice.Text, texts) : advice.Text;

    static string Of(string key, string otherwise, Phrases texts) => texts.Has(key) ? texts[key] : otherwise;
}
