namespace SpeechCoach.Speech;

/// <summary>Pace over time.</summary>
public static class PaceCurve
{
    /// <summary>Words per minute in windows of <paramref name="window"/> seconds, each half a window after the one before.</summary>
    /// <param name="words">Words in the order spoken; fillers and marks on their own are not counted.</param>
    /// <param name="speaking">From the first sound of speech to the last.</param>
    /// <param name="window">Length of a window in seconds, above 0; 10 to 15 is usual (a heuristic).</param>
    /// <returns>No window where the speech is shorter than one.</returns>
    public static IReadOnlyList<(TimeRange Window, double WordsPerMinute)> Measure(
        IReadOnlyList<TimedWord> words, TimeRange speaking, double window = 10) =>
        Measure([.. words.Where(word => word.IsWord).Select(word => word.Start).Order()], speaking, window);

    /// <summary>The same of anything that has a time, such as syllables.</summary>
    /// <param name="times">When each is said, in order.</param>
    /// <param name="speaking">From the first sound of speech to the last.</param>
    /// <param name="window">Length of a window in seconds, above 0.</param>
    public static IReadOnlyList<(TimeRange Window, double PerMinute)> Measure(IReadOnlyList<double> times, TimeRange speaking, double window = 10)
    {
        List<(TimeRange, double)> curve = [];
        var (first, behind) = (0, 0);
        for (var start = speaking.Start; start + window <= speaking.End; start += window / 2)
        {
            while (first < times.Count && times[first] < start)
                first++;
            while (behind < times.Count && times[behind] < start + window)
                behind++;
            curve.Add((new(start, start + window), Rate.PerMinute(behind - first, window)));
        }
        return curve;
    }
}
