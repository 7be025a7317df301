namespace SpeechCoach.Contracts;

/// <summary>What the colours of a picture mean, in as many lines as it takes.</summary>
sealed class PlotLegend
{
    const double Size = 11;
    const double Line = 16;
    const double Box = 10;
    const double Gap = 18;

    readonly List<(string Label, string Colour, double Opacity, double X, double Y)> entries = [];
    readonly double left;
    readonly double right;
    double x;
    double y;

    public PlotLegend(Report report, PlotLabels labels, double left, double right)
    {
        (this.left, this.right, x) = (left, right, left);
        Add(labels.Loudness, PlotColours.Wave, 1, report.Series is not null);
        Add(labels.Pitch, PlotColours.Pitch, 1, report.Series?.Pitch is not null);
        Add(labels.Pause, PlotColours.Grid, 0.35, report.Pauses.Count > 0);
        Add(labels.Filler, PlotColours.Filler, 1, report.Words.Any(word => word.IsFiller));
        Add(labels.Keep, PlotColours.Strength, 1, report.Strength is { Evidence.Count: > 0 });
        Add($"{labels.Next}: {string.Join(", ", Enumerable.Range(1, report.Actions.Count))}", PlotColours.Action, 1, report.Actions.Any(action => action.Evidence.Count > 0));
    }

    public double Height => y + Line;

    public void Write(SvgWriter svg, double top)
    {
        foreach (var (label, colour, opacity, x, y) in entries)
        {
            svg.Box(x, top + y, Box, Box, colour, opacity, 2);
            svg.Text(x + Box + 5, top + y + 9, label, PlotColours.Text, Size);
        }
    }

    void Add(string label, string colour, double opacity, bool present)
    {
        if (!present) return;
        var wide = Box + 5 + 0.55 * Size * label.Length;
        if (x > left && x + wide > right) (x, y) = (left, y + Line);
        entries.Add((label, colour, opacity, x, y));
        x += wide + Gap;
    }
}
