namespace SpeechCoach.Speech;

/// <summary>Moving-average type-token ratio (Covington &amp; McFall 2010).</summary>
public static class Mattr
{
    /// <summary>Types by tokens, mean over all windows of as many words. Linear in the number of words.</summary>
    /// <param name="words">In the order spoken, at least one window of them.</param>
    /// <param name="window">Words of a window, 1 or more; 50 is usual.</param>
    /// <returns>1 / <paramref name="window"/> to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer words than a window has.</exception>
    public static double Measure(IReadOnlyList<string> words, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(words.Count, window);
        var types = WordTypes.Number(words, out var typeCount);
        var counts = new int[typeCount];
        long sum = 0;
        var inWindow = 0;
        for (var i = 0; i < types.Length; i++)
        {
            if (counts[types[i]]++ == 0)
                inWindow++;
            if (i >= window && --counts[types[i - window]] == 0)
                inWindow--;
            if (i >= window - 1)
                sum += inWindow;
        }
        return (double)sum / (types.Length - window + 1) / window;
    }
}
