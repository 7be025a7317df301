using System.Globalization;
using System.Net;
using System.Text;

namespace SpeechCoach.Analytics;

/// <summary>A chart that is drawn as SVG: lines over something that goes on, or bars beside each other.</summary>
public sealed class Chart
{
    const double Width = 860;
    const double Height = 380;
    const double Left = 64;
    const double Right = 150;
    const double Top = 44;
    const double Bottom = 56;
    const int MostLabels = 12;

    static readonly string[] Colours = ["#4f86d9", "#e5484d", "#2f9461", "#b062d6", "#c7740a"];

    static readonly int[] Steps = [1, 2, 5, 10];

    readonly string title;
    readonly string unit;
    readonly bool bars;
    readonly List<(string Name, List<(string X, double Y)> Points)> series;
    readonly List<string> places;

    Chart(string title, string unit, bool bars, IEnumerable<(string Name, IEnumerable<(string X, double Y)> Points)> series)
    {
        (this.title, this.unit, this.bars) = (title, unit, bars);
        this.series = [.. series.Select(one => (one.Name, one.Points.Where(point => double.IsFinite(point.Y)).ToList()))];
        // In the order in which they come; lines follow the order of their names, which for days is that of time.
        var named = this.series.SelectMany(one => one.Points).Select(point => point.X).Distinct();
        places = [.. bars ? named : named.Order(StringComparer.Ordinal)];
    }

    /// <summary>One or more lines; points of one place stand above each other.</summary>
    public static Chart Lines(string title, string unit, params (string Name, IEnumerable<(string X, double Y)> Points)[] series) => new(title, unit, false, series);

    /// <summary>Bars, in the order given.</summary>
    public static Chart Bars(string title, string unit, IEnumerable<(string X, double Y)> bars) => new(title, unit, true, [("", bars)]);

    /// <summary>The picture.</summary>
    public string ToSvg()
    {
        var svg = new StringBuilder();
        svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width:0} {Height:0}\" font-family=\"sans-serif\" font-size=\"12\">\n"));
        svg.Append(Text($"<rect width=\"{Width:0}\" height=\"{Height:0}\" fill=\"white\"/>\n"));
        Label(svg, Left, 22, title, "start", 15);
        Label(svg, Left, Top - 8, unit, "start");
        var (low, high, step) = Scale();
        for (var tick = low; tick <= high + step / 2; tick += step)
        {
            var y = Y(tick, low, high);
            svg.Append(Text($"<line x1=\"{Left:0}\" y1=\"{y:0.#}\" x2=\"{Width - Right:0}\" y2=\"{y:0.#}\" stroke=\"#d0d4da\"/>\n"));
            Label(svg, Left - 6, y + 4, tick.ToString("0.##", CultureInfo.InvariantCulture), "end");
        }

        for (var place = 0; place < places.Count; place += 1 + (places.Count - 1) / MostLabels) Label(svg, X(place), Height - Bottom + 18, places[place], "middle");
        for (var number = 0; number < series.Count; number++) Draw(svg, number, low, high);
        return svg.Append("</svg>\n").ToString();
    }

    void Draw(StringBuilder svg, int number, double low, double high)
    {
        var (name, points) = series[number];
        var colour = Colours[number % Colours.Length];
        var placed = points.Select(point => (X: X(places.IndexOf(point.X)), Y: Y(point.Y, low, high))).OrderBy(point => point.X).ToList();
        if (bars)
        {
            var width = 0.8 * (Width - Left - Right) / Math.Max(1, places.Count);
            foreach (var (x, y) in placed) svg.Append(Text($"<rect x=\"{x - width / 2:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{Y(low, low, high) - y:0.#}\" fill=\"{colour}\"/>\n"));
            return;
        }

        svg.Append(Text($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', placed.Select(point => Text($"{point.X:0.#},{point.Y:0.#}")))}\"/>\n"));
        if (placed.Count > 0) Label(svg, placed[^1].X + 8, placed[^1].Y + 4, name, "start", colour: colour);
    }

    (double Low, double High, double Step) Scale()
    {
        var values = series.SelectMany(one => one.Points).Select(point => point.Y).DefaultIfEmpty(0).ToList();
        var (low, high) = (bars ? Math.Min(0, values.Min()) : values.Min(), values.Max());
        if (high <= low) high = low + 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10((high - low) / 5)));
        var step = Steps.Select(times => times * power).First(step => step >= (high - low) / 5);
        return (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    double X(int place) => bars || places.Count == 1
        ? Left + (place + 0.5) * (Width - Left - Right) / places.Count
        : Left + place * (Width - Left - Right) / (places.Count - 1);

    static double Y(double value, double low, double high) => Height - Bottom - (value - low) / (high - low) * (Height - Top - Bottom);

    static void Label(StringBuilder svg, double x, double y, string text, string anchor, int size = 12, string colour = "#555a62") =>
        svg.Append(Text($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{colour}\">{WebUtility.HtmlEncode(text)}</text>\n"));

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
