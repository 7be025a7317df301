using System.Globalization;
using System.Text;

namespace SpeechCoach.Contracts;

/// <summary>
/// The picture of a recording: waveform, pitch, pauses, fillers, words and where the advice points, row by row like a score. It reads on white
/// and on black, has a title and a description for those who cannot see it, and is the same for the same report.
/// </summary>
public static class SpeechPlot
{
    const double Width = 1000;
    const double Left = 40;
    const double Right = 12;
    const double Header = 58;
    const double WordsToShow = 0.6;

    /// <summary>Draws a report as an SVG document; what the report lacks is left out.</summary>
    /// <param name="report">The report.</param>
    /// <param name="background">A colour such as <c>#ffffff</c> to stand on where there is no page beneath; else it is transparent.</param>
    public static string Svg(Report report, string? background = null)
    {
        var rows = PlotRow.Of(report.DurationSeconds, Left, Width - Left - Right);
        var words = ReadableWords(report, rows);
        var row = new PlotRowWriter(report, words.Count > 0);
        var height = Header + rows.Count * row.Height;

        var output = new StringBuilder();
        var svg = new SvgWriter(output);
        svg.Raw($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SvgWriter.N(Width)} {SvgWriter.N(height)}" role="img" aria-labelledby="speech-plot-title speech-plot-description" font-family="system-ui, 'DejaVu Sans', sans-serif">
            <title id="speech-plot-title">{SvgWriter.Escape(Title(report))}</title>
            <desc id="speech-plot-description">{SvgWriter.Escape(Description(report))}</desc>

            """);
        if (background is not null)
            svg.Box(0, 0, Width, height, SvgWriter.Escape(background));
        svg.Text(Left, 22, Title(report), PlotColours.Text, 15, bold: true);
        Legend(svg, report);
        for (var i = 0; i < rows.Count; i++)
            row.Write(svg, rows[i], Header + i * row.Height, words);
        svg.Raw("</svg>\n");
        return output.ToString();
    }

    static string Title(Report report)
    {
        var words = report.Words.Count(word => !word.IsFiller);
        var fillers = report.Words.Count - words;
        return string.Join(", ", new[]
        {
            $"{Clock(report.DurationSeconds)} of speech",
            report.Words.Count == 0 ? null : Counted(words, "word"),
            Counted(report.Pauses.Count, "pause"),
            fillers == 0 ? null : Counted(fillers, "filler"),
        }.OfType<string>());
    }

    static string Description(Report report) => string.Join(" ",
    [
        "Over time, from left to right and row by row: the waveform with its pauses shaded, beneath it the pitch in semitones round the speaker's median, and the words where there is room.",
        .. report.Strength is { } strength ? [$"Keep: {strength.Text}"] : Array.Empty<string>(),
        .. report.Actions.Select(action => $"Next: {action.Text}"),
    ]);

    static void Legend(SvgWriter svg, Report report)
    {
        var x = Left;
        Entry("loudness", PlotColours.Wave, 1, report.Series is not null);
        Entry("pitch, semitones round your median", PlotColours.Pitch, 1, report.Series?.Pitch is not null);
        Entry("pause", PlotColours.Grid, 0.35, report.Pauses.Count > 0);
        Entry("filler", PlotColours.Filler, 1, report.Words.Any(word => word.IsFiller));
        Entry("keep", PlotColours.Strength, 1, report.Strength is { Evidence.Count: > 0 });
        Entry(
            $"next: {string.Join(", ", Enumerable.Range(1, report.Actions.Count))}", PlotColours.Action, 1, report.Actions.Any(action => action.Evidence.Count > 0));

        void Entry(string label, string colour, double opacity, bool present)
        {
            if (!present)
                return;
            svg.Box(x, 34, 10, 10, colour, opacity, 2);
            svg.Text(x + 15, 43, label, PlotColours.Text, 11);
            x += 15 + 0.55 * 11 * label.Length + 18;
        }
    }

    // Half of the words here and there would be no text: then only the fillers are written.
    static List<SpokenWord> ReadableWords(Report report, IReadOnlyList<PlotRow> rows)
    {
        var placed = 0;
        foreach (var row in rows)
        {
            var lanes = new WordLanes(PlotRowWriter.Lanes, row.Left + row.Width);
            placed += report.Words.Count(word => word.Start >= row.Start && word.Start < row.End && lanes.Place(word.Text, row.X(word.Start)) is not null);
        }
        return placed >= WordsToShow * report.Words.Count ? [.. report.Words] : [.. report.Words.Where(word => word.IsFiller)];
    }

    static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    static string Clock(double seconds)
    {
        var whole = (int)Math.Round(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
    }
}
