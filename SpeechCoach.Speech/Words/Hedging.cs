namespace SpeechCoach.Speech;

static class Hedging
{
    /// <summary>Hedges and weak words in the order spoken: the longest counts, none overlaps another, none reaches across a sentence.</summary>
    public static IReadOnlyList<PhraseUse> Find(Wording wording, Clauses clauses, Language language)
    {
        List<PhraseUse> found = [];
        for (var word = 0; word < wording.Count;)
        {
            var words = wording.From(word)[..SentenceLeft(word, wording, clauses)];
            var hedge = language.Hedges.Match(words);
            var exception = language.HedgeExceptions.Match(words);
            if (hedge > 0 && hedge >= exception)
                found.Add(new(wording.Text(word, hedge), wording.Range(word, hedge)));
            word += Math.Max(1, Math.Max(hedge, exception));
        }
        return found;
    }

    // No phrase is longer than this.
    const int Furthest = 8;

    static int SentenceLeft(int word, Wording wording, Clauses clauses)
    {
        var length = 1;
        while (length < Furthest && word + length < wording.Count && !clauses.EndsSentence(word + length))
            length++;
        return length;
    }
}
