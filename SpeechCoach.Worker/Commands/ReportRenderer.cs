using System.Globalization;
using SpeechCoach.Contracts;
using Spectre.Console;

namespace SpeechCoach.Worker;

/// <summary>A report as it is read in a terminal: the advice first, then what it rests on.</summary>
sealed class ReportRenderer(IAnsiConsole console)
{
    const int WordsPerLine = 6;
    const int BarLength = 8;
    const double LowestPitch = -8; // semitones
    const double HighestPitch = 8;

    /// <summary>Prints a report; returns the exit code that says so.</summary>
    public int Render(Report report, IReadOnlyList<StageTiming> timings)
    {
        Heading("Speech Coach");
        console.MarkupLine(Headline(report));
        if (report.Score is { } score)
            console.MarkupLine($"[bold]Score {Text($"{score.Points:0}")}[/]: {string.Join("  ", score.Parts.Select(part => $"{part.Label.ToLowerInvariant()} {Bar(part.Points)} {Text($"{part.Points:0}")}"))}");
        console.WriteLine();
        if (report.Strength is { } strength)
            Say("[green]Keep[/]", strength);
        foreach (var action in report.Actions)
            Say("[yellow]Next[/]", action);
        foreach (var notice in report.Notices)
            console.MarkupLineInterpolated($"[grey]Note  {notice}[/]");

        Overview(report);
        Breakdown(report.Score);
        Transcript(report);
        Heading("Measures");
        console.Write(Measures(report));
        Words(report);
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
        var (words, pace) = (Value(MeasureNames.Words), Value(MeasureNames.WordsPerMinute));
        var engine = report.Recognition.Confidence is { } confidence
            ? Text($"{report.Recognition.Engine}, confidence {confidence:0.00}")
            : report.Recognition.Engine;
        return Markup.Escape(Text($"{report.DurationSeconds:0.0} s")
            + (pace is null ? "" : Text($", {words} words, {pace:0} words/min"))
            + Text($", {report.Pauses.Count} {(report.Pauses.Count == 1 ? "pause" : "pauses")} (recogniser: {engine})"));

        double? Value(string name) => report.Measures.FirstOrDefault(measure => measure.Name == name)?.Value;
    }

    void Say(string label, Advice advice)
    {
        var places = string.Join(", ", advice.Evidence.Select(span => $"{Clock(span.Start)}–{Clock(span.End)}"));
        console.MarkupLine($"{label}  {Markup.Escape(advice.Text)}{(places.Length == 0 ? "" : $" [blue]Listen: {places}[/]")}");
    }

    void Overview(Report report)
    {
        if (report.Series is not { } series || report.DurationSeconds <= 0)
            return;
        Heading("Over time");
        var columns = Math.Clamp(console.Profile.Width - 10, 20, 100);
        console.MarkupLineInterpolated($"[blue]loudness [/]{Sparkline.Of(series.Waveform, report.DurationSeconds, columns, 0, series.Waveform.Values.Max() ?? 1)}");
        if (series.Pitch is { } pitch)
            console.MarkupLineInterpolated($"[purple]pitch    [/]{Sparkline.Of(pitch, report.DurationSeconds, columns, LowestPitch, HighestPitch)}");
        var (first, last) = (Clock(0), Clock(report.DurationSeconds));
        console.MarkupLineInterpolated($"[grey]         {first}{last.PadLeft(columns - first.Length)}[/]");
    }

    void Breakdown(Score? score)
    {
        if (score is null)
            return;
        Heading("What the score is made of");
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Part").AddColumn("What").AddColumn(new TableColumn("Value").RightAligned()).AddColumn("Good").AddColumn("Points");
        foreach (var part in score.Parts)
        {
            foreach (var component in part.Components)
            {
                table.AddRow(
                    Markup.Escape(component == part.Components[0] ? part.Label : ""), Markup.Escape(component.Label),
                    Markup.Escape(Text($"{component.Value:0.#} {component.Unit}")), Good(component.Band), $"{Bar(component.Points)} {Text($"{component.Points:0}")}");
            }
        }
        console.Write(table);
    }

    // A line for each phrase: pauses end it, fillers stand out.
    void Transcript(Report report)
    {
        if (report.Words.Count == 0)
            return;
        Heading("Transcript");
        foreach (var phrase in report.Words.GroupBy(word => report.Pauses.Count(pause => (pause.Start + pause.End) / 2 <= word.Start)))
        {
            var pause = phrase.Key < report.Pauses.Count ? report.Pauses[phrase.Key] : null;
            console.MarkupLine($"[grey]{Clock(phrase.First().Start)}[/]  {string.Join(' ', phrase.Select(Spoken))}{(pause is null ? "" : Text($" [grey]‖ {pause.End - pause.Start:0.0} s[/]"))}");
        }
    }

    static Table Measures(Report report)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Measure").AddColumn(new TableColumn("Value").RightAligned()).AddColumn("Unit").AddColumn(new TableColumn("Sure").RightAligned());
        foreach (var measure in report.Measures)
            table.AddRow(Markup.Escape(measure.Label), Text($"{measure.Value:0.##}"), Markup.Escape(measure.Unit), Text($"{measure.Confidence:0%}"));
        return table;
    }

    void Words(Report report)
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

    static string Good(ScoreBand band) => (band.GoodFrom, band.GoodTo) switch
    {
        ({ } from, { } to) => Text($"{from:0.#}–{to:0.#}"),
        ({ } from, null) => Text($"from {from:0.#}"),
        (null, { } to) => Text($"up to {to:0.#}"),
        _ => "any",
    };

    static string Bar(double points)
    {
        var full = (int)Math.Round(points / 100 * BarLength);
        var colour = points >= 75 ? "green" : points >= 50 ? "yellow" : "red";
        return $"[{colour}]{new string('█', full)}[/][grey]{new string('░', BarLength - full)}[/]";
    }

    void Heading(string title) => console.Write(new Rule($"[bold]{title}[/]") { Justification = Justify.Left });

    static string Clock(double seconds)
    {
        var tenths = (int)Math.Round(10 * seconds);
        return Text($"{tenths / 600}:{tenths % 600 / 10.0:00.0}");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
