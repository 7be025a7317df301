namespace SpeechCoach.Speech;

/// <summary>
/// Where clauses and sentences end, without a parser; a heuristic. Where the recogniser writes marks, a clause ends at a mark or
/// before a joining word; commas around a filler tell nothing behind a word that can end none. Where it writes none, a clause ends before a joining word; and at a pause that follows a word which
/// may end one, if the next word is a subject or the pause is as long as those between sentences. Words such as "the" and "of"
/// end none. Gap g lies before word g; the first and the last lie around all words.
/// </summary>
sealed class Clauses
{
    const double SentencePause = 0.5; // 0.6 s sounded most natural at marks (Liu 2022)
    const int MostWordsByMark = 30; // fewer marks than this, and the text counts as written without

    readonly double[] pauses;
    readonly bool[] ends;
    readonly bool[] endsSentence;

    public Clauses(Wording wording, IReadOnlyList<TimeRange> silences, Language language)
    {
        pauses = new double[wording.Count + 1];
        ends = new bool[wording.Count + 1];
        endsSentence = new bool[wording.Count + 1];
        var gaps = Gaps(wording, silences);
        for (var i = 0; i < silences.Count; i++)
            pauses[gaps[i]] = Math.Max(pauses[gaps[i]], silences[i].Length);

        ends[0] = ends[^1] = endsSentence[0] = endsSentence[^1] = true;
        var punctuated = wording.Marks.SkipLast(1).Count(mark => mark != Mark.None) * MostWordsByMark >= wording.Count;
        var filled = wording.Fillers.Select(filler => filler.Gap).ToHashSet();
        for (var gap = 1; gap < wording.Count; gap++)
        {
            var (before, after, mark) = (wording.Words[gap - 1], wording.Words[gap], wording.Marks[gap - 1]);
            var complete = !language.UnfinishedWords.Contains(before);
            var joins = complete && language.JoiningWords.Contains(after);
            var rests = complete && pauses[gap] > 0 && (pauses[gap] >= SentencePause || language.SubjectWords.Contains(after));
            var setsOff = mark == Mark.Clause && filled.Contains(gap) && !complete && !language.JoiningWords.Contains(before);
            ends[gap] = (mark != Mark.None && !setsOff) || joins || (!punctuated && rests);
            endsSentence[gap] = punctuated ? mark == Mark.Sentence : mark == Mark.Sentence || (complete && pauses[gap] >= SentencePause);
        }
        Inside = [.. silences.Where((_, i) => !ends[gaps[i]])];
    }

    /// <summary>The silent pauses inside clauses.</summary>
    public IReadOnlyList<TimeRange> Inside { get; }

    /// <summary>Whether a clause ends in a gap.</summary>
    public bool Ends(int gap) => ends[gap];

    /// <summary>Whether a sentence ends in a gap.</summary>
    public bool EndsSentence(int gap) => endsSentence[gap];

    /// <summary>Length of the longest silent pause in a gap, s; 0 without any.</summary>
    public double Pause(int gap) => pauses[gap];

    // A pause belongs between the words whose middles surround its own: recognisers let words reach into pauses.
    static int[] Gaps(Wording wording, IReadOnlyList<TimeRange> silences)
    {
        var gaps = new int[silences.Count];
        var gap = 0;
        for (var i = 0; i < silences.Count; i++)
        {
            while (gap < wording.Count && Middle(wording.Range(gap)) <= Middle(silences[i]))
                gap++;
            gaps[i] = gap;
        }
        return gaps;
    }

    static double Middle(TimeRange range) => (range.Start + range.End) / 2;
}
