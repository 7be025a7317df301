namespace SpeechCoach.Speech;

/// <summary>How sentences begin. Where the recogniser writes no marks, a pause of 0.5 s where a clause may end parts them (a heuristic).</summary>
/// <param name="Sentences">Number of sentences.</param>
/// <param name="Found">The beginnings worth watching, such as "so", in the order spoken.</param>
public sealed record SentenceOpeners(int Sentences, IReadOnlyList<PhraseUse> Found)
{
    /// <summary>Sentences that a verdict on openers needs.</summary>
    public const int EnoughSentences = 6;

    /// <summary>How often each, most frequent first.</summary>
    public IReadOnlyList<WordCount> Counts => WordCount.Of(Found.Select(opener => opener.Text));

    /// <summary>The one that begins more than a third of at least 6 sentences (a heuristic); null where none does.</summary>
    public string? Overused => Sentences >= EnoughSentences && Found.Count > 0 && Counts[0].Count * 3 > Sentences ? Counts[0].Word : null;

    internal static SentenceOpeners Of(Wording wording, Clauses clauses, Language language)
    {
        var sentences = 0;
        List<PhraseUse> found = [];
        for (var word = 0; word < wording.Count; word++)
        {
            if (!clauses.EndsSentence(word))
                continue;
            sentences++;
            var length = language.Openers.Match(wording.From(word));
            if (length > 0)
                found.Add(new(wording.Text(word, length), wording.Range(word, length)));
        }
        return new(sentences, found);
    }
}
