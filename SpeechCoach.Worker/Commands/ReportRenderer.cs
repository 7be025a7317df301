using System.Globalization;
using SpeechCoach.Contracts;
using Spectre.Console;

namespace SpeechCoach.Worker;

/// <summary>A report as it is read in a terminal.</summary>
sealed class ReportRenderer(IAnsiConsole console)
{
    const int WordsPerLine = 6;

    /// <summary>Prints a report; returns the exit code that says so.</summary>
    public int Render(Report report, IReadOnlyList<StageTiming> timings)
    {
        Heading("Speech Coach");
        console.MarkupLine(Headline(report));
        console.WriteLine();
        if (report.Strength is { } strength)
            Say("[green]Keep[/]", strength);
        foreach (var action in report.Actions)
            Say("[yellow]Next[/]", action);
        foreach (var notice in report.Notices)
            console.MarkupLineInterpolated($"[grey]Note  {notice}[/]");

        Heading("Measures");
        console.Write(Measures(report));
        Pauses(report);
        Transcript(report);
        if (timings.Count > 0)
        {
            Heading("Stages");
            console.MarkupLineInterpolated($"{string.Join(", ", timings.Select(timing => Text($"{timing.Stage.ToString().ToLowerInvariant()} {timing.Seconds:0.00} s")))}");
        }
        return ExitCodes.Report;
    }

    /// <summary>Prints why there is no report; returns the exit code that says so.</summary>
    public int Render(Refusal refusal)
    {
        console.MarkupLineInterpolated($"[yellow]No report[/] ({refusal.Code}): {refusal.Message}");
        return ExitCodes.Refusal;
    }

    static string Headline(Report report)
    {
        var pace = report.Measures.FirstOrDefault(measure => measure.Name == MeasureNames.WordsPerMinute);
        var engine = report.Recognition.Confidence is { } confidence
            ? Text($"{report.Recognition.Engine}, confidence {confidence:0.00}")
            : report.Recognition.Engine;
        return Markup.Escape(Text($"{report.DurationSeconds:0.0} s")
            + (pace is null ? "" : Text($", {report.Words.Count(word => !word.IsFiller)} words, {pace.Value:0} words/min"))
            + Text($", {report.Pauses.Count} {(report.Pauses.Count == 1 ? "pause" : "pauses")} (recogniser: {engine})"));
    }

    void Say(string label, Advice advice)
    {
        var places = string.Join(", ", advice.Evidence.Select(span => $"{Clock(span.Start)}–{Clock(span.End)}"));
        console.MarkupLine($"{label}  {Markup.Escape(advice.Text)}{(places.Length == 0 ? "" : $" [blue]Listen: {places}[/]")}");
    }

    static Table Measures(Report report)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Measure").AddColumn(new TableColumn("Value").RightAligned()).AddColumn("Unit").AddColumn(new TableColumn("Sure").RightAligned());
        foreach (var measure in report.Measures)
            table.AddRow(Markup.Escape(measure.Label), Text($"{measure.Value:0.##}"), Markup.Escape(measure.Unit), Text($"{measure.Confidence:0%}"));
        return table;
    }

    void Pauses(Report report)
    {
        if (report.Pauses.Count == 0)
            return;
        Heading("Pauses");
        console.MarkupLineInterpolated($"{string.Join(", ", report.Pauses.Select(pause => Text($"{Clock(pause.Start)} ({pause.End - pause.Start:0.0} s)")))}");
    }

    void Transcript(Report report)
    {
        if (report.Words.Count == 0)
            return;
        Heading("Words and when they begin, in seconds");
        foreach (var line in report.Words.Chunk(WordsPerLine))
        {
            var words = line.Select(word => $"{Spoken(word)} [grey]{Text($"{word.Start:0.00}")}[/]");
            console.MarkupLine($"[grey]{Clock(line[0].Start)}[/]  {string.Join("  ", words)}");
        }
    }

    static string Spoken(SpokenWord word) => word.IsFiller ? $"[red]({Markup.Escape(word.Text)})[/]" : Markup.Escape(word.Text);

    void Heading(string title) => console.Write(new Rule($"[bold]{title}[/]") { Justification = Justify.Left });

    static string Clock(double seconds) => Text($"{(int)seconds / 60}:{seconds % 60:00.0}");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
