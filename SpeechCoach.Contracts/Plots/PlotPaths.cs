using System.Text;

namespace SpeechCoach.Contracts;

/// <summary>The shapes of curves as SVG paths: what every picture of a recording draws, whatever its size, colours and surroundings.</summary>
public static class PlotPaths
{
    const double LargestLeap = 5; // semitones; a line over more would join what is apart

    /// <summary>The outline of a waveform, mirrored about its middle; empty where the row has no values.</summary>
    /// <param name="curve">The envelope, 0 to 1.</param>
    /// <param name="row">Where it is drawn.</param>
    /// <param name="middle">The height of silence.</param>
    /// <param name="half">How far the loudest value reaches up and down.</param>
    /// <param name="loudest">The value that reaches so far.</param>
    public static string Envelope(Curve curve, PlotRow row, double middle, double half, double loudest)
    {
        var path = new StringBuilder();
        var (first, last) = Indices(curve, row);
        for (var i = first; i < last; i++)
            path.Append(i == first ? 'M' : 'L').Append(SvgWriter.N(X(curve, row, i))).Append(' ').Append(SvgWriter.N(middle - Half(i)));
        for (var i = last - 1; i >= first; i--)
            path.Append('L').Append(SvgWriter.N(X(curve, row, i))).Append(' ').Append(SvgWriter.N(middle + Half(i)));
        return last > first ? $"{path}Z" : "";

        double Half(int i) => Share(curve, i, loudest) * half;
    }

    /// <summary>A waveform as upright bars, which few values are better drawn as than by an outline.</summary>
    /// <inheritdoc cref="Envelope"/>
    public static string Bars(Curve curve, PlotRow row, double middle, double half, double loudest)
    {
        var path = new StringBuilder();
        var (first, last) = Indices(curve, row);
        for (var i = first; i < last; i++)
        {
            var reach = Share(curve, i, loudest) * half;
            path.Append('M').Append(SvgWriter.N(X(curve, row, i))).Append(' ').Append(SvgWriter.N(middle - reach)).Append('V').Append(SvgWriter.N(middle + reach));
        }

        return path.ToString();
    }

    /// <summary>A line through the values, broken where there is none and where two lie further apart than a voice glides.</summary>
    /// <param name="curve">The values.</param>
    /// <param name="row">Where it is drawn.</param>
    /// <param name="height">The height at which a value is drawn.</param>
    /// <param name="largestLeap">The largest step that is joined.</param>
    public static string Line(Curve curve, PlotRow row, Func<double, double> height, double largestLeap = LargestLeap)
    {
        ArgumentNullException.ThrowIfNull(height);
        var path = new StringBuilder();
        double? before = null;
        var (first, last) = Indices(curve, row);
        for (var i = first; i < last; i++)
        {
            if (curve.Values[i] is not { } value)
            {
                before = null;
                continue;
            }
            var joined = before is { } earlier && Math.Abs(value - earlier) <= largestLeap;
            path.Append(joined ? 'L' : 'M').Append(SvgWriter.N(row.X(curve.Start + i * curve.Step))).Append(' ').Append(SvgWriter.N(height(value)));
            // A line of no length shows as a dot.
            if (!joined)
                path.Append("h0");
            before = value;
        }

        return path.ToString();
    }

    /// <summary>The value of a waveform that fills its height: its largest one, or little where all is near silence.</summary>
    public static double Loudest(Curve? waveform) => Math.Max(0.02, waveform?.Values.Max() ?? 0);

    /// <summary>Semitones shown above and below the median: what nearly all values lie within.</summary>
    public static double Reach(Curve? pitch)
    {
        var distances = (pitch?.Values ?? []).OfType<double>().Select(Math.Abs).Order().ToList();
        return distances.Count == 0 ? 6 : Math.Clamp(3 * Math.Ceiling(distances[(int)(0.97 * (distances.Count - 1))] / 3), 6, 15);
    }

    /// <summary>The values of a curve that lie in a row: from the first index up to, and without, the last.</summary>
    internal static (int First, int Last) Indices(Curve curve, PlotRow row) => curve.Step <= 0 ? default : (
        Math.Clamp((int)Math.Ceiling((row.Start - curve.Start) / curve.Step - 1e-6), 0, curve.Values.Count),
        Math.Clamp((int)Math.Ceiling((row.End - curve.Start) / curve.Step - 1e-6), 0, curve.Values.Count));

    static double X(Curve curve, PlotRow row, int i) => Math.Clamp(row.X(curve.Start + i * curve.Step), row.Left, row.Right);

    static double Share(Curve curve, int i, double loudest) => Math.Min(1, Math.Abs(curve.Values[i] ?? 0) / loudest);
}
