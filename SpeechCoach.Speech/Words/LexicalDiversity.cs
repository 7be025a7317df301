namespace SpeechCoach.Speech;

/// <summary>
/// How varied the words are, by indices that texts of unequal length may be compared by; types by tokens is not among them, for
/// it falls with length. Word forms are counted as they are: "house" and "houses" are two types.
/// </summary>
/// <param name="Tokens">Number of words measured.</param>
/// <param name="Mtld">As <see cref="Speech.Mtld"/> tells; null below 100 words (Koizumi &amp; In'nami 2012).</param>
/// <param name="Mattr">As <see cref="Speech.Mattr"/> tells, over windows of 50 words; null below 50 words.</param>
/// <param name="HdD">As <see cref="Speech.HdD"/> tells; null below 50 words.</param>
public sealed record LexicalDiversity(int Tokens, double? Mtld, double? Mattr, double? HdD)
{
    const int EnoughForMtld = 100;
    const int Window = 50;

    /// <summary>Measures words in the order spoken.</summary>
    /// <param name="words">Spelled alike where they are alike; several short answers may be put together to reach a limit.</param>
    public static LexicalDiversity Measure(IReadOnlyList<string> words) => new(
        words.Count,
        words.Count < EnoughForMtld ? null : Speech.Mtld.Measure(words),
        words.Count < Window ? null : Speech.Mattr.Measure(words, Window),
        words.Count < Window ? null : Speech.HdD.Measure(words));
}
