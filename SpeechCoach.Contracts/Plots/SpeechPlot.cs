using System.Text;

namespace SpeechCoach.Contracts;

/// <summary>
/// The picture of a recording: waveform, pitch, pauses, fillers, words and where the advice points, row by row like a score. It reads on white
/// and on black, has a title and a description for those who cannot see it, and is the same for the same report.
/// </summary>
public static class SpeechPlot
{
    /// <summary>The width of a picture on a page, in the units of the drawing.</summary>
    public const double PageWidth = 1000;

    /// <summary>The width of a picture whose words can be read on a phone.</summary>
    public const double PhoneWidth = 600;

    const double Left = 40;
    const double Right = 12;
    const double LegendTop = 34;
    const double WordsToShow = 0.6;

    /// <summary>Draws a report as an SVG document; what the report lacks is left out.</summary>
    /// <param name="report">The report.</param>
    /// <param name="background">A colour such as <c>#ffffff</c> to stand on where there is no page beneath; else it is transparent.</param>
    /// <param name="labels">What it says beside the recording's own words; in English where nothing is given.</param>
    /// <param name="width">How wide it is; letters and rows keep their size, so that less stands in a row of a narrow one.</param>
    public static string Svg(Report report, string? background = null, PlotLabels? labels = null, double width = PageWidth)
    {
        ArgumentNullException.ThrowIfNull(report);
        labels ??= PlotLabels.English(report);
        var rows = PlotRow.Of(report.DurationSeconds, Left, width - Left - Right);
        var words = ReadableWords(report, rows);
        var row = new PlotRowWriter(report, labels, words.Count > 0);
        var legend = new PlotLegend(report, labels, Left, width - Right);
        var header = LegendTop + legend.Height + 8;
        var height = header + rows.Count * row.Height;

        var output = new StringBuilder();
        var svg = new SvgWriter(output);
        svg.Raw($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SvgWriter.N(width)} {SvgWriter.N(height)}" role="img" aria-labelledby="speech-plot-title speech-plot-description" font-family="system-ui, 'DejaVu Sans', sans-serif">
            <title id="speech-plot-title">{SvgWriter.Escape(labels.Title)}</title>
            <desc id="speech-plot-description">{SvgWriter.Escape(labels.Description)}</desc>

            """);
        if (background is not null)
            svg.Box(0, 0, width, height, SvgWriter.Escape(background));
        svg.Text(Left, 22, labels.Title, PlotColours.Text, 15, bold: true);
        legend.Write(svg, LegendTop);
        for (var i = 0; i < rows.Count; i++)
            row.Write(svg, rows[i], header + i * row.Height, words);
        svg.Raw("</svg>\n");
        return output.ToString();
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
