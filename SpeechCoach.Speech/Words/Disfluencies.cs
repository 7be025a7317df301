namespace SpeechCoach.Speech;

/// <summary>Finds repetitions and false starts. It looks for few patterns and is sure of them: what it misses, it leaves unsaid.</summary>
sealed class Disfluencies(Wording wording, Clauses clauses, Language language)
{
    const int LongestRepetition = 3;
    const int LongestRestart = 5;

    readonly List<Disfluency> found = [];
    readonly List<string> fluent = [];

    /// <summary>What was found, in the order spoken.</summary>
    public IReadOnlyList<Disfluency> Found => found;

    /// <summary>The words without those given up.</summary>
    public IReadOnlyList<string> Fluent => fluent;

    public static Disfluencies Find(Wording wording, Clauses clauses, Language language)
    {
        var search = new Disfluencies(wording, clauses, language);
        for (var word = 0; word < wording.Count;)
            word += search.At(word);
        return search;
    }

    // How many words to go on by.
    int At(int word)
    {
        if (wording.CutOff[word])
            return GiveUp(DisfluencyKind.CutOff, word, 1, 0);
        for (var length = 1; length <= LongestRepetition; length++)
        {
            if (IsSaidTwice(word, length))
                return IsOnPurpose(word, length) ? Keep(word, 2 * length) : GiveUp(DisfluencyKind.Repetition, word, length, length);
        }
        for (var length = 2; length <= LongestRestart; length++)
        {
            if (IsRestart(word, length))
                return GiveUp(DisfluencyKind.Restart, word, length, 1);
        }
        return Keep(word, 1);
    }

    int Keep(int word, int length)
    {
        fluent.AddRange(wording.From(word)[..length]);
        return length;
    }

    int GiveUp(DisfluencyKind kind, int word, int length, int replaced)
    {
        found.Add(new(kind, wording.Text(word, length), wording.Range(word, length + replaced)));
        return length;
    }

    bool IsSaidTwice(int word, int length)
    {
        var words = wording.From(word);
        return words.Length >= 2 * length
            && words[..length].SequenceEqual(words.Slice(length, length))
            && !SentenceEndsWithin(word, length);
    }

    bool IsOnPurpose(int word, int length) =>
        language.Doubles.Match(wording.From(word)[..length]) == length || wording.Words[word].Any(char.IsDigit);

    // "I was going to the | I went": the same subject again where no clause can end and none can begin. What comes again need be
    // no subject: "this is part of this project", "you take it with you".
    bool IsRestart(int word, int length)
    {
        var again = word + length;
        if (again >= wording.Count || wording.Words[again] != wording.Words[word] || !language.SubjectWords.Contains(wording.Words[word])
            || language.Demonstratives.Contains(wording.Words[word]))
            return false;
        var last = wording.Words[again - 1];
        return language.UnfinishedWords.Contains(last) && !language.JoiningWords.Contains(last)
            && ((!language.Objects.Contains(wording.Words[word]) && (word == 0 || !language.JoiningWords.Contains(wording.Words[word - 1]))) || clauses.Pause(again) > 0)
            && !clauses.Ends(again + 1)
            && !SentenceEndsWithin(word, length);
    }

    bool SentenceEndsWithin(int word, int length)
    {
        for (var gap = word + 1; gap <= word + length; gap++)
        {
            if (clauses.EndsSentence(gap))
                return true;
        }
        return false;
    }
}
