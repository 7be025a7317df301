namespace SpeechCoach.Speech;

/// <summary>Stretches of time in which a level stays above a threshold.</summary>
static class Stretches
{
    const double Same = 1e-9;

    /// <summary>Where a contour is above a threshold, with what is too short to be a sound or a silence taken back, sounds first.</summary>
    public static List<TimeRange> Above(IntensityContour contour, double threshold, double duration, double shortestSilence, double shortestSound)
    {
        List<TimeRange> found = [];
        var levels = contour.Levels.Span;
        double? since = levels.IsEmpty || levels[0] < threshold ? null : 0;
        for (var i = 1; i < levels.Length; i++)
        {
            if (levels[i] >= threshold)
            {
                since ??= contour.TimeOf(i);
            }
            else if (since is { } start)
            {
                found.Add(new(start, contour.TimeOf(i)));
                since = null;
            }
        }
        if (since is { } open)
            found.Add(new(open, duration));
        return FillGaps(LongEnough(found, shortestSound), shortestSilence);
    }

    /// <summary>Joins what is less than <paramref name="shortest"/> seconds apart, or overlaps.</summary>
    public static List<TimeRange> FillGaps(List<TimeRange> ranges, double shortest)
    {
        List<TimeRange> filled = [];
        foreach (var range in ranges)
        {
            if (filled.Count > 0 && range.Start - filled[^1].End < shortest - Same)
                filled[^1] = filled[^1] with { End = range.End };
            else
                filled.Add(range);
        }
        return filled;
    }

    /// <summary>Leaves out what is shorter than <paramref name="shortest"/> seconds.</summary>
    public static List<TimeRange> LongEnough(List<TimeRange> ranges, double shortest) => ranges.FindAll(range => range.Length >= shortest - Same);
}
