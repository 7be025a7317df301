using System.Globalization;

namespace SpeechCoach.Contracts;

/// <summary>Draws one row: where the advice points, the waveform, the pitch, the words, the time.</summary>
sealed class PlotRowWriter
{
    /// <summary>Lanes of words beneath a row.</summary>
    public const int Lanes = 2;

    const double Marks = 16;
    const double LabelWidth = 12;
    const double WaveHeight = 54;
    const double PitchHeight = 60;
    const double LaneHeight = 14;
    const double Axis = 20;
    const double WidestEnvelopeStep = 3;

    readonly Report report;
    readonly PlotLabels labels;
    readonly double wordsHeight;
    readonly double loudest;
    readonly double reach;

    public PlotRowWriter(Report report, PlotLabels labels, bool hasWords)
    {
        this.labels = labels;
        this.report = report;
        wordsHeight = hasWords ? Lanes * LaneHeight + 4 : 0;
        loudest = PlotPaths.Loudest(report.Series?.Waveform);
        reach = PlotPaths.Reach(report.Series?.Pitch);
    }

    /// <summary>Height of a row.</summary>
    public double Height => Marks + WaveHeight + PitchSpace + wordsHeight + Axis;

    double PitchSpace => report.Series?.Pitch is null ? 0 : PitchHeight + 6;

    public void Write(SvgWriter svg, PlotRow row, double top, IReadOnlyList<SpokenWord> words)
    {
        var wave = top + Marks;
        var pitch = wave + WaveHeight + 6;
        var bottom = wave + WaveHeight + PitchSpace;

        Bands(svg, row, wave, bottom);
        Evidence(svg, row, top);
        Waveform(svg, row, wave + WaveHeight / 2);
        if (report.Series?.Pitch is { } curve)
            Pitch(svg, row, curve, pitch);
        Words(svg, row, bottom, words);
        Time(svg, row, bottom + wordsHeight);
    }

    void Bands(SvgWriter svg, PlotRow row, double top, double bottom)
    {
        foreach (var pause in report.Pauses)
        {
            if (row.Part(pause.Start, pause.End) is var (from, to))
                svg.Box(from, top, to - from, bottom - top, PlotColours.Grid, 0.22, 2, labels.PauseOf(pause.End - pause.Start));
        }
        foreach (var filler in report.Words.Where(word => word.IsFiller))
        {
            if (row.Part(filler.Start, filler.End) is var (from, to))
                svg.Box(from, top, to - from, bottom - top, PlotColours.Filler, 0.22, 2, filler.Text);
        }
    }

    void Evidence(SvgWriter svg, PlotRow row, double top)
    {
        List<double> labelled = [];
        Mark(report.Strength, "✓", PlotColours.Strength);
        for (var i = 0; i < report.Actions.Count; i++)
            Mark(report.Actions[i], (i + 1).ToString(CultureInfo.InvariantCulture), PlotColours.Action);

        void Mark(Advice? advice, string label, string colour)
        {
            foreach (var span in advice?.Evidence ?? [])
            {
                if (row.Part(span.Start, span.End) is not var (from, to))
                    continue;
                svg.Box(from, top + 11, Math.Max(3, to - from), 3, colour, 1, 1.5, advice!.Text);
                // Where marks begin together their labels stand side by side.
                var x = Math.Min(from, row.Left + row.Width - 2 * LabelWidth);
                while (labelled.Exists(taken => Math.Abs(taken - x) < LabelWidth))
                    x += LabelWidth;
                labelled.Add(x);
                svg.Text(x, top + 9, label, colour, 11, bold: true);
            }
        }
    }

    void Waveform(SvgWriter svg, PlotRow row, double middle)
    {
        svg.Line(row.Left, middle, row.Right, middle, PlotColours.Wave, 1, 0.6);
        if (report.Series?.Waveform is not { } curve)
            return;
        var (first, last) = PlotPaths.Indices(curve, row);
        if (last <= first)
            return;
        var wide = curve.Step / row.Seconds * row.Width;
        if (wide >= WidestEnvelopeStep)
            svg.Stroke(PlotPaths.Bars(curve, row, middle, WaveHeight / 2, loudest), PlotColours.Wave, wide * 0.6);
        else
            svg.Area(PlotPaths.Envelope(curve, row, middle, WaveHeight / 2, loudest), PlotColours.Wave);
    }

    void Pitch(SvgWriter svg, PlotRow row, Curve curve, double top)
    {
        foreach (var semitones in (double[])[-reach, 0, reach])
        {
            svg.Line(row.Left, Y(semitones), row.Right, Y(semitones), PlotColours.Grid, 1, semitones == 0 ? 0.5 : 0.25);
            svg.Text(row.Left - 6, Y(semitones) + 3.5, semitones.ToString("+0;−0;0", CultureInfo.InvariantCulture), PlotColours.Text, 10, "end");
        }

        var path = PlotPaths.Line(curve, row, Y);
        if (path.Length > 0)
            svg.Stroke(path, PlotColours.Pitch, 2);

        double Y(double semitones) => top + (1 - Math.Clamp(semitones / reach, -1, 1)) * PitchHeight / 2;
    }

    static void Words(SvgWriter svg, PlotRow row, double top, IReadOnlyList<SpokenWord> words)
    {
        var lanes = new WordLanes(Lanes, row.Left + row.Width);
        foreach (var word in words.Where(word => word.Start >= row.Start && word.Start < row.End))
        {
            if (lanes.Place(word.Text, row.X(word.Start)) is var (x, lane))
                svg.Text(x, top + 12 + lane * LaneHeight, word.Text, word.IsFiller ? PlotColours.Filler : PlotColours.Text, WordLanes.Size, bold: word.IsFiller);
        }
    }

    static void Time(SvgWriter svg, PlotRow row, double top)
    {
        for (var time = row.Start; time <= row.End + 1e-6; time += row.Tick)
        {
            svg.Line(row.X(time), top, row.X(time), top + 4, PlotColours.Grid);
            svg.Text(row.X(time), top + 14, Clock(time, row.Tick), PlotColours.Text, 9, "middle");
        }
    }

    static string Clock(double seconds, double step) => step < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{seconds % 60:00.0}")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)Math.Round(seconds) % 60:00}");
}
