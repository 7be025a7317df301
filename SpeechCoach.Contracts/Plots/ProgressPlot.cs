using System.Globalization;
using System.Text;

namespace SpeechCoach.Contracts;

/// <summary>The picture of a learner's progress: one curve beneath the other over the same days. It reads on white and on black.</summary>
public static class ProgressPlot
{
    const double Width = 640; // what stands in it can be read on a phone
    const double Left = 40;
    const double Right = 110;
    const double Header = 20;
    const double Row = 170;
    const double Top = 50; // of a curve within its row
    const double Height = 90;
    const double Footer = 30;
    const double Dot = 9;

    static readonly string[] colours = [PlotColours.Wave, PlotColours.Filler, PlotColours.Strength, PlotColours.Pitch];

    /// <summary>Draws the curves as an SVG document.</summary>
    /// <param name="curves">The curves; one without points is left out.</param>
    /// <param name="from">The first day, and how the learner reads it.</param>
    /// <param name="to">The last day, likewise.</param>
    /// <param name="background">A colour such as <c>#ffffff</c> to stand on where there is no page beneath; else it is transparent.</param>
    /// <param name="numbers">How the learner's language writes numbers.</param>
    public static string Svg(
        IReadOnlyList<ProgressCurve> curves, (DateOnly Day, string Label) from, (DateOnly Day, string Label) to, string? background = null, IFormatProvider? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var drawn = curves.Where(curve => curve.Points.Count > 0).ToList();
        var height = Header + drawn.Count * Row + Footer;
        var output = new StringBuilder();
        var svg = new SvgWriter(output);
        var title = string.Join(", ", drawn.Select(curve => curve.Label));
        svg.Raw($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SvgWriter.N(Width)} {SvgWriter.N(height)}" role="img" aria-labelledby="progress-plot-title" font-family="system-ui, 'DejaVu Sans', sans-serif">
            <title id="progress-plot-title">{SvgWriter.Escape($"{title}: {from.Label} – {to.Label}")}</title>

            """);
        if (background is not null) svg.Box(0, 0, Width, height, SvgWriter.Escape(background));
        for (var i = 0; i < drawn.Count; i++) Curve(svg, drawn[i], Header + i * Row, from.Day, to.Day, colours[i % colours.Length], numbers ?? CultureInfo.InvariantCulture);
        svg.Text(Left, height - 10, from.Label, PlotColours.Text, 16);
        svg.Text(Width - Right, height - 10, to.Label, PlotColours.Text, 16, "end");
        svg.Raw("</svg>\n");
        return output.ToString();
    }

    static void Curve(SvgWriter svg, ProgressCurve curve, double top, DateOnly from, DateOnly to, string colour, IFormatProvider numbers)
    {
        var (low, high) = (curve.Points.Min(point => point.Value), curve.Points.Max(point => point.Value));
        // One value, or all the same, lie in the middle.
        var (span, middle) = (high - low, (high + low) / 2);
        var days = Math.Max(1, to.DayNumber - from.DayNumber);
        svg.Text(Left, top + 24, curve.Label, PlotColours.Text, 20, bold: true);
        svg.Text(Left + 13 * curve.Label.Length + 16, top + 24, curve.Unit, PlotColours.Text, 16);
        svg.Line(Left, top + Top, Width - Right, top + Top, PlotColours.Grid, 1, 0.3);
        svg.Line(Left, top + Top + Height, Width - Right, top + Top + Height, PlotColours.Grid, 1, 0.3);
        var points = curve.Points.Select(point => (X: X(point.Day), Y: Y(point.Value), point.Value)).ToList();
        svg.Stroke(string.Concat(points.Select((point, index) => $"{(index == 0 ? "M" : "L")}{SvgWriter.N(point.X)} {SvgWriter.N(point.Y)}")), colour, 3);
        foreach (var (x, y, _) in points) svg.Box(x - Dot / 2, y - Dot / 2, Dot, Dot, colour, 1, Dot / 2);
        svg.Text(Width - Right + 14, points[^1].Y + 7, points[^1].Value.ToString(Math.Abs(points[^1].Value) >= 100 ? "0" : "0.#", numbers), colour, 22, bold: true);

        double X(DateOnly day) => Left + (Width - Left - Right) * (day.DayNumber - from.DayNumber) / days;
        double Y(double value) => top + Top + Height * (span > 0 ? (high - value) / span : 0.5 + (middle - value));
    }
}
