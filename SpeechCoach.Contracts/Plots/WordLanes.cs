namespace SpeechCoach.Contracts;

/// <summary>Places words under the time at which they begin, in lanes, and leaves out those that find no room.</summary>
sealed class WordLanes(int lanes, double right)
{
    /// <summary>Size of the letters.</summary>
    public const double Size = 11;

    const double Gap = 4;
    const double MostShift = 14;

    readonly double[] ends = [.. Enumerable.Repeat(double.NegativeInfinity, lanes)];

    /// <summary>Where a word goes, or null where it would stand too far from its time.</summary>
    public (double X, int Lane)? Place(string word, double x)
    {
        var width = Width(word);
        x = Math.Min(x, right - width);
        var lane = 0;
        while (lane < ends.Length - 1 && ends[lane] + Gap > x)
            lane++;
        if (ends[lane] + Gap > x)
            lane = Array.IndexOf(ends, ends.Min());
        var shifted = Math.Max(x, ends[lane] + Gap);
        if (shifted - x > MostShift || shifted + width > right + 1)
            return null;
        ends[lane] = shifted + width;
        return (shifted, lane);
    }

    // No font is at hand to measure with: letters of Latin scripts take about 0.6 of their size, those of East Asia all of it.
    static double Width(string word) => word.Sum(letter => letter >= 0x1100 ? Size : 0.6 * Size);
}
