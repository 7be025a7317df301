namespace SpeechCoach.Speech;

/// <summary>Hypergeometric distribution D (McCarthy &amp; Jarvis 2007, 2010).</summary>
public static class HdD
{
    const int Draws = 42;

    /// <summary>
    /// Types by tokens expected of 42 words drawn at random without putting back: each type adds its chance of being drawn, by 42.
    /// Linear in the number of words; the chances are products of ratios below 1, which cannot overflow as binomials would.
    /// </summary>
    /// <param name="words">In any order, 42 or more.</param>
    /// <returns>1/42 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 42 words.</exception>
    public static double Measure(IReadOnlyList<string> words)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words.Count, Draws);
        var types = WordTypes.Number(words, out var typeCount);
        var counts = new int[typeCount];
        foreach (var type in types)
            counts[type]++;
        double sum = 0;
        foreach (var (count, alike) in counts.CountBy(count => count))
        {
            var missed = 1.0;
            for (var draw = 0; draw < Draws; draw++)
                missed *= Math.Max(0, (double)(types.Length - count - draw) / (types.Length - draw));
            sum += alike * (1 - missed) / Draws;
        }
        return Math.Min(1, sum);
    }
}
