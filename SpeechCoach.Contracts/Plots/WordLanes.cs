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

    // No font is at hand to measure with; these are the shares of its size that a letter takes in a common one.
    static double Width(string word) => word.Sum(letter => Size * letter switch
    {
        >= '\u1100' => 1,
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or '\'' or '.' or ',' => 0.38,
        'm' or 'w' or 'M' or 'W' => 0.95,
        _ => 0.63,
    });
}
