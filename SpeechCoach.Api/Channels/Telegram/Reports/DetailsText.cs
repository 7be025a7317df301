using SpeechCoach.Api.Pages.Reports;
using SpeechCoach.Api.Texts;
using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Channels.Telegram;

/// <summary>Every number of a report, for whoever asks.</summary>
static class DetailsText
{
    // Where there is none of a thing, its kinds and places say nothing.
    static readonly string[] keptFromZeros =
    [
        MeasureNames.FillersPerHundredWords, MeasureNames.FillersAtStart, MeasureNames.FillersBetweenClauses, MeasureNames.FillersInsideClauses, MeasureNames.FillerClusters,
    ];

    public static string Of(Report report, Usual usual, Phrases texts)
    {
        var compared = Comparison.Of(report, usual).ToDictionary(comparison => comparison.Measure);
        var lines = new List<string> { texts["details"] };
        foreach (var part in report.Score?.Parts ?? [])
            lines.Add($"<b>{(texts.Has($"part.{part.Name}") ? texts[$"part.{part.Name}"] : Phrases.Escape(part.Label))}: {Math.Round(part.Points)}</b>");
        foreach (var group in MeasureGroups.Group(report.Measures.Where(measure => measure.Value != 0 || !keptFromZeros.Contains(measure.Name)), measure => measure.Name))
        {
            lines.Add($"\n<b>{texts[$"page.report.group.{group.Key}"]}</b>");
            lines.AddRange(group.Select(measure => Line(measure, compared.GetValueOrDefault(measure.Name), texts)));
        }

        if (report.MostUsedWords.Count > 0)
            lines.Add($"\n{texts.Say("details.words", ("words", string.Join(", ", report.MostUsedWords.Take(8).Select(word => $"{word.Word} ({word.Count})"))))}");
        if (report.Words.Count > 0)
            lines.Add(Engine(report.Recognition, texts));

        var text = "";
        foreach (var line in lines)
        {
            if (text.Length + line.Length + 1 > ChatMessage.Longest) break;
            text += $"{line}\n";
        }

        return text.Trim();
    }

    static string Engine(Recognition by, Phrases texts) => by.Confidence is { } sure
        ? texts.Say("details.engine.sure", ("engine", by.Engine), ("sure", Math.Round(100 * sure)))
        : texts.Say("details.engine", ("engine", by.Engine));

    static string Line(Measure measure, MeasureComparison? comparison, Phrases texts)
    {
        var line = $"{MeasureText.Label(measure.Name, measure.Label, texts)}: {(measure.Confidence < Measure.Trusted ? "≈ " : "")}{MeasureText.Value(measure, texts)}";
        return comparison is null ? line : $"{line} ({texts.Say("details.usual", ("usual", MeasureText.Value(comparison.Usual.Median, "", texts)))})";
    }
}
