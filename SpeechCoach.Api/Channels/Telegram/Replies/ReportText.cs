using System.Globalization;
using System.Text;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>A report as a message.</summary>
static class ReportText
{
    static readonly string[] KeyNumbers = [MeasureNames.WordsPerMinute, MeasureNames.PausesPerMinute, MeasureNames.FillersPerMinute];

    public static string Of(Refusal refusal, Phrases texts) =>
        texts.Has($"refusal.{refusal.Code}") ? texts[$"refusal.{refusal.Code}"] : Phrases.Escape(refusal.Message);

    public static string Of(Report report, Phrases texts)
    {
        var text = new StringBuilder();
        if (report.Strength is { } strength) text.AppendLine(CultureInfo.InvariantCulture, $"👍 {Remark(strength, texts)}").AppendLine();
        foreach (var action in report.Actions) text.AppendLine(CultureInfo.InvariantCulture, $"🎯 {Remark(action, texts)}").AppendLine();
        foreach (var measure in report.Measures.Where(measure => KeyNumbers.Contains(measure.Name)))
            text.AppendLine(texts.Culture, $"{Phrases.Escape(measure.Label)}: {measure.Value:0.#} {Phrases.Escape(measure.Unit)}");
        foreach (var notice in report.Notices) text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"<i>{Phrases.Escape(notice)}</i>");
        return text.ToString().Trim();
    }

    static string Remark(Advice advice, Phrases texts)
    {
        var said = texts.Has($"advice.{advice.Code}") ? texts[$"advice.{advice.Code}"] : Phrases.Escape(advice.Text);
        return advice.Evidence.Count == 0
            ? said
            : $"{said} {texts.Say("report.listen", ("times", string.Join(", ", advice.Evidence.Select(span => Clock(span.Start)))))}";
    }

    static string Clock(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00}");
}
