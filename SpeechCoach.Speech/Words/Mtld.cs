namespace SpeechCoach.Speech;

/// <summary>Measure of textual lexical diversity (McCarthy &amp; Jarvis 2010).</summary>
public static class Mtld
{
    // A factor ends where types by tokens reach 0.72. In whole numbers, for 18/25 is 0.72 exactly.
    const long Types = 72;
    const long Tokens = 100;

    /// <summary>
    /// Mean number of words to a factor, forwards and backwards; a last factor that has not ended counts by the share of its way,
    /// (1 - TTR) / (1 - 0.72). Linear in the number of words.
    /// </summary>
    /// <param name="words">In the order spoken; what is below 100 of them says little.</param>
    /// <returns>2 or more, and the number of words where none comes twice; 0 without words.</returns>
    public static double Measure(IReadOnlyList<string> words)
    {
        var types = WordTypes.Number(words, out var count);
        var forwards = OneWay(types, count);
        Array.Reverse(types);
        return (forwards + OneWay(types, count)) / 2;
    }

    static double OneWay(int[] types, int typeCount)
    {
        var seenIn = new int[typeCount];
        var (factor, factorTypes, factorTokens) = (1, 0, 0);
        foreach (var type in types)
        {
            factorTokens++;
            if (seenIn[type] != factor)
                (seenIn[type], factorTypes) = (factor, factorTypes + 1);
            if (factorTypes * Tokens <= factorTokens * Types)
                (factor, factorTypes, factorTokens) = (factor + 1, 0, 0);
        }
        var partial = factorTokens == 0 ? 0 : (1 - (double)factorTypes / factorTokens) / 0.28;
        var factors = factor - 1 + partial;
        // Where no word comes twice there is no part of a factor either: all that is known is the length.
        return factors > 0 ? types.Length / factors : types.Length;
    }
}
