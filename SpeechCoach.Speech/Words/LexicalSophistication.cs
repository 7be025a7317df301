namespace SpeechCoach.Speech;

/// <summary>How rare the content words are, by a frequency list.</summary>
/// <param name="ContentWords">Number of content words measured.</param>
/// <param name="BeyondTwoThousand">
/// Share of them that is not among the 2,000 most frequent words, 0 to 1. After the lexical frequency profile (Laufer &amp; Nation
/// 1995), which counts word families where this only takes inflections off, as <see cref="Language.Rank"/> tells.
/// </param>
/// <param name="MeanLogRank">
/// Mean of log10 of their ranks, 0 or more; a word beyond the list counts as the first beyond it. After the mean log frequency of
/// Crossley &amp; McNamara (2013), turned round: higher is rarer.
/// </param>
public sealed record LexicalSophistication(int ContentWords, double BeyondTwoThousand, double MeanLogRank)
{
    const int Frequent = 2000;

    /// <summary>Content words that it needs; a heuristic.</summary>
    public const int EnoughContentWords = 30;

    /// <summary>Measures words; null where they are too few or the language has no frequency list.</summary>
    /// <param name="words">In lower case, without marks around them.</param>
    /// <param name="language">Their language.</param>
    public static LexicalSophistication? Measure(IReadOnlyList<string> words, Language language)
    {
        if (language.Frequency is null)
            return null;
        var (count, beyond, logarithms) = (0, 0, 0.0);
        foreach (var word in words.Where(language.IsContentWord))
        {
            var rank = language.Rank(word);
            count++;
            beyond += rank > Frequent ? 1 : 0;
            logarithms += Math.Log10(rank);
        }
        return count < EnoughContentWords ? null : new(count, (double)beyond / count, logarithms / count);
    }
}
