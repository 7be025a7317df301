namespace SpeechCoach.Contracts;

/// <summary>A row of the picture: a stretch of the recording, drawn from left to right.</summary>
/// <param name="Start">Where it begins, s.</param>
/// <param name="Seconds">How long it would be were it full.</param>
/// <param name="End">Where it ends, s: earlier than a full row in the last one.</param>
/// <param name="Left">Where it begins in the picture.</param>
/// <param name="Width">How wide it would be were it full.</param>
public sealed record PlotRow(double Start, double Seconds, double End, double Left, double Width)
{
    const double Readable = 15 / 948.0; // seconds to a unit of width whose words can be read
    const int MostRows = 8;

    static readonly double[] Lengths = [5, 8, 10, 12, 15, 20, 25, 30, 40, 45, 60, 75, 90, 120, 150, 180, 240, 300, 450, 600, 900, 1200, 1800, 3600];
    static readonly double[] Ticks = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

    /// <summary>Where it ends in the picture.</summary>
    public double Right => X(End);

    /// <summary>Seconds between two marks of the axis.</summary>
    public double Tick => Ticks.FirstOrDefault(tick => Seconds / tick <= 15, Ticks[^1]);

    /// <summary>Where a moment is in the picture; <paramref name="seconds"/> from the beginning of the recording.</summary>
    public double X(double seconds) => Left + (seconds - Start) / Seconds * Width;

    /// <summary>The part of a stretch that lies in this row, or null.</summary>
    public (double From, double To)? Part(double from, double to)
    {
        var (first, last) = (Math.Max(from, Start), Math.Min(to, End));
        return first < last ? (X(first), X(last)) : null;
    }

    /// <summary>The whole recording in one row.</summary>
    /// <param name="duration">Its length in seconds.</param>
    /// <param name="width">The width of the picture.</param>
    public static PlotRow Whole(double duration, double width)
    {
        duration = double.IsFinite(duration) && duration > 0 ? duration : 1;
        return new(0, duration, duration, 0, width);
    }

    /// <summary>Rows of one length, few enough to be looked at and short enough, where possible, for words to be read.</summary>
    public static IReadOnlyList<PlotRow> Of(double duration, double left, double width)
    {
        duration = double.IsFinite(duration) && duration > 0 ? duration : 1;
        var count = Math.Clamp((int)Math.Ceiling(duration / (Readable * width) - 0.2), 1, MostRows);
        var seconds = count == 1 ? Math.Max(duration, 3) : Lengths.FirstOrDefault(length => length * count >= duration, duration / count);
        List<PlotRow> rows = [];
        for (var start = 0.0; start < duration - 1e-6; start += seconds)
            rows.Add(new(start, seconds, Math.Min(duration, start + seconds), left, width));
        return rows;
    }
}
