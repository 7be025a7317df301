using System.Buffers;
using System.Runtime.InteropServices;

namespace SpeechCoach.Speech;

/// <summary>What was said, word by word as the lists spell it, with the filled pauses taken out and kept aside.</summary>
sealed class Wording
{
    static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;:—–…");
    static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".?!");

    readonly List<string> words = [];
    readonly List<TimeRange> ranges = [];
    readonly List<Mark> marks = [];
    readonly List<bool> cutOff = [];
    readonly List<(TimedWord Word, int Gap)> fillers = [];

    public Wording(IReadOnlyList<TimedWord> spoken, Language language)
    {
        foreach (var word in spoken)
        {
            if (word.IsFiller)
                AddFiller(word);
            else
                Add(word, language);
        }
    }

    /// <summary>Number of words, fillers left out.</summary>
    public int Count => words.Count;

    /// <summary>The words in lower case, without marks around them.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The mark written after each word.</summary>
    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>Whether a word was broken off, as in "wo-".</summary>
    public IReadOnlyList<bool> CutOff => cutOff;

    /// <summary>The filled pauses, each with the number of words before it.</summary>
    public IReadOnlyList<(TimedWord Word, int Gap)> Fillers => fillers;

    /// <summary>The words from one on, to match phrases with.</summary>
    public ReadOnlySpan<string> From(int word) => CollectionsMarshal.AsSpan(words)[word..];

    /// <summary>Where a word is.</summary>
    public TimeRange Range(int word) => ranges[word];

    /// <summary>Where a phrase is.</summary>
    public TimeRange Range(int first, int count) => new(ranges[first].Start, Math.Max(ranges[first].Start, ranges[first + count - 1].End));

    /// <summary>The words of a phrase.</summary>
    public string Text(int first, int count) => string.Join(' ', words.GetRange(first, count));

    // A comma sets the filler off; a point ends the sentence that it closes.
    void AddFiller(TimedWord filler)
    {
        fillers.Add((filler, words.Count));
        if (marks.Count > 0 && MarkOf(filler.Text) == Mark.Sentence)
            marks[^1] = Mark.Sentence;
    }

    void Add(TimedWord word, Language language)
    {
        var text = Spelling.Normalize(word.Text);
        var after = word.Text.AsSpan(Spelling.Letters(word.Text).End).TrimEnd();
        if (text.Length == 0)
        {
            // A mark on its own belongs to the word before.
            if (marks.Count > 0)
                marks[^1] = Max(marks[^1], MarkOf(word.Text));
            return;
        }
        words.Add(text);
        ranges.Add(word.Range);
        marks.Add(after is "." && language.IsAbbreviation(text) ? Mark.None : MarkOf(after));
        cutOff.Add(after is "-" or "‐");
    }

    static Mark Max(Mark one, Mark other) => one > other ? one : other;

    static Mark MarkOf(ReadOnlySpan<char> marks) =>
        marks.Contains("...", StringComparison.Ordinal) ? Mark.Clause
        : marks.ContainsAny(SentenceMarks) ? Mark.Sentence
        : marks.ContainsAny(ClauseMarks) ? Mark.Clause
        : Mark.None;
}
