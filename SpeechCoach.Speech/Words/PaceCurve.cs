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
        IReadOnlyList<TimedWord> words, TimeRange speaking, double window = 10)
    {
        List<(TimeRange, double)> curve = [];
        var starts = words.Where(word => word.IsWord).Select(word => word.Start).Order().ToArray();
        var (first, behind) = (0, 0);
        for (var start = speaking.Start; start + window <= speaking.End; start += window / 2)
        {
            while (first < starts.Length && starts[first] < start)
                first++;
            while (behind < starts.Length && starts[behind] < start + window)
                behind++;
            curve.Add((new(start, start + window), Rate.PerMinute(behind - first, window)));
        }
        return curve;
    }
}
