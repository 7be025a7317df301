using System.Globalization;
using System.Text;

namespace SpeechCoach.Contracts;

/// <summary>Writes SVG: numbers short and in the invariant culture, every text escaped. Attributes only, no style, so that it may stand in any page.</summary>
sealed class SvgWriter(StringBuilder output)
{
    const int Digits = 1;

    public void Line(double x1, double y1, double x2, double y2, string colour, double width = 1, double opacity = 1) =>
        Raw($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{colour}\" stroke-width=\"{N(width)}\" stroke-opacity=\"{N(opacity, 2)}\"/>\n");

    public void Box(double x, double y, double width, double height, string colour, double opacity = 1, double round = 0, string? tip = null) =>
        Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"{N(round)}\" fill=\"{colour}\" fill-opacity=\"{N(opacity, 2)}\"{Closing("rect", tip)}\n");

    public void Area(string path, string colour) => Raw($"<path d=\"{path}\" fill=\"{colour}\"/>\n");

    public void Stroke(string path, string colour, double width) =>
        Raw($"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{N(width)}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n");

    public void Text(double x, double y, string text, string colour, double size, string anchor = "start", bool bold = false) =>
        Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{colour}\" text-anchor=\"{anchor}\"{(bold ? " font-weight=\"bold\"" : "")}>{Escape(text)}</text>\n");

    public void Raw(string markup) => output.Append(markup);

    /// <summary>A number with as few characters as its digits need.</summary>
    public static string N(double value, int digits = Digits) =>
        (Math.Round(value, digits) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Text that is text, whatever it holds; characters that XML cannot hold become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                < 0x20 and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }
        return escaped.ToString();
    }

    static string Closing(string element, string? tip) => tip is null ? "/>" : $"><title>{Escape(tip)}</title></{element}>";
}
