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
    /// <param name="labels">What it says beside the recording's own words; in English where nothing is given.</param>
    public static string Svg(Report report, string? background = null, PlotLabels? labels = null)
    {
        labels ??= PlotLabels.English(report);
        var rows = PlotRow.Of(report.DurationSeconds, Left, Width - Left - Right);
        var words = ReadableWords(report, rows);
        var row = new PlotRowWriter(report, labels, words.Count > 0);
        var height = Header + rows.Count * row.Height;

        var output = new StringBuilder();
        var svg = new SvgWriter(output);
        svg.Raw($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SvgWriter.N(Width)} {SvgWriter.N(height)}" role="img" aria-labelledby="speech-plot-title speech-plot-description" font-family="system-ui, 'DejaVu Sans', sans-serif">
            <title id="speech-plot-title">{SvgWriter.Escape(labels.Title)}</title>
            <desc id="speech-plot-description">{SvgWriter.Escape(labels.Description)}</desc>

            """);
        if (background is not null)
            svg.Box(0, 0, Width, height, SvgWriter.Escape(background));
        svg.Text(Left, 22, labels.Title, PlotColours.Text, 15, bold: true);
        Legend(svg, report, labels);
        for (var i = 0; i < rows.Count; i++)
            row.Write(svg, rows[i], Header + i * row.Height, words);
        svg.Raw("</svg>\n");
        return output.ToString();
    }

    static void Legend(SvgWriter svg, Report report, PlotLabels labels)
    {
        var x = Left;
        Entry(labels.Loudness, PlotColours.Wave, 1, report.Series is not null);
        Entry(labels.Pitch, PlotColours.Pitch, 1, report.Series?.Pitch is not null);
        Entry(labels.Pause, PlotColours.Grid, 0.35, report.Pauses.Count > 0);
        Entry(labels.Filler, PlotColours.Filler, 1, report.Words.Any(word => word.IsFiller));
        Entry(labels.Keep, PlotColours.Strength, 1, report.Strength is { Evidence.Count: > 0 });
        Entry(
            $"{labels.Next}: {string.Join(", ", Enumerable.Range(1, report.Actions.Count))}", PlotColours.Action, 1, report.Actions.Any(action => action.Evidence.Count > 0));

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
}
