using System.Collections.Frozen;

namespace SpeechCoach.Speech;

/// <summary>
/// The word lists of one language. A language is a folder of text files beside this one: adding the folder adds the language.
/// All words are lower case.
/// </summary>
public sealed class Language
{
    const int ShortestStem = 3;

    static readonly FrozenDictionary<string, Lazy<Language>> All =
        WordLists.Codes().ToFrozenDictionary(code => code, code => new Lazy<Language>(() => new(code)), StringComparer.OrdinalIgnoreCase);

    readonly FrozenDictionary<string, string> fillers;
    readonly FrozenDictionary<string, string> squeezedFillers;
    readonly FrozenSet<string> abbreviations;
    readonly string[] contractions;
    readonly (string Ending, string Instead)[] inflections;

    Language(string code)
    {
        var lists = new WordLists(code);
        Code = code;
        Name = lists.Read("name").Single();
        fillers = lists.Read("fillers").Select(Pair).ToFrozenDictionary(spelling => spelling.Left, spelling => spelling.Right ?? spelling.Left);
        squeezedFillers = fillers.GroupBy(spelling => Spelling.Squeezed(spelling.Key), spelling => spelling.Value).ToFrozenDictionary(kinds => kinds.Key, kinds => kinds.First());
        Hedges = new(lists.Read("hedges"));
        HedgeExceptions = new(lists.Read("hedge-exceptions"));
        Openers = new(lists.Read("openers"));
        Doubles = new(lists.Read("doubles"));
        FunctionWords = lists.Read("function-words").ToFrozenSet();
        JoiningWords = lists.Read("joining-words").ToFrozenSet();
        UnfinishedWords = lists.Read("unfinished-words").ToFrozenSet();
        SubjectWords = lists.Read("subject-words").ToFrozenSet();
        Demonstratives = lists.Read("demonstratives").ToFrozenSet();
        Objects = lists.Read("objects").ToFrozenSet();
        abbreviations = lists.ReadIfAny("abbreviations").ToFrozenSet();
        contractions = [.. lists.ReadIfAny("contractions")];
        inflections = [.. lists.ReadIfAny("inflections").Select(Pair).Select(ending => (ending.Left, ending.Right ?? ""))];
        Frequency = lists.ReadIfAny("frequency") is { Count: > 0 } words ? new(words) : null;
    }

    /// <summary>English, which some engines and dictionaries speak alone.</summary>
    public static Language English => For("en")!;

    /// <summary>The codes of all languages that have word lists, sorted.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>ISO 639 code, such as <c>en</c>.</summary>
    public string Code { get; }

    /// <summary>English name, such as <c>Spanish</c>.</summary>
    public string Name { get; }

    /// <summary>Words and phrases that soften or weaken what is said.</summary>
    public PhraseList Hedges { get; }

    /// <summary>Phrases around a hedge in which it hedges nothing.</summary>
    public PhraseList HedgeExceptions { get; }

    /// <summary>Beginnings of sentences worth watching.</summary>
    public PhraseList Openers { get; }

    /// <summary>Words and phrases that are said twice on purpose.</summary>
    public PhraseList Doubles { get; }

    /// <summary>Words with a grammatical task, numbers included; all others are content words.</summary>
    public IReadOnlySet<string> FunctionWords { get; }

    /// <summary>Words that join clauses.</summary>
    public IReadOnlySet<string> JoiningWords { get; }

    /// <summary>Words after which a clause is hardly ever complete.</summary>
    public IReadOnlySet<string> UnfinishedWords { get; }

    /// <summary>Words that begin a clause as its subject.</summary>
    public IReadOnlySet<string> SubjectWords { get; }

    /// <summary>Words that point at something, such as "this".</summary>
    public IReadOnlySet<string> Demonstratives { get; }

    /// <summary>Words that are subject and object alike, such as "you".</summary>
    public IReadOnlySet<string> Objects { get; }

    /// <summary>Its most frequent words; null where no such list may be shipped.</summary>
    public FrequencyList? Frequency { get; }

    /// <summary>The language of a BCP 47 tag such as <c>en-GB</c>; null where there are no word lists for it.</summary>
    public static Language? For(string tag) => All.TryGetValue(tag.Split('-', '_')[0], out var language) ? language.Value : null;

    /// <summary>Whether <paramref name="text"/> is a filled pause, whatever its case and the marks around it.</summary>
    public bool IsFiller(string text) => KindOf(Spelling.Normalize(text)) is not null;

    /// <summary>The kind of a filled pause: its usual spelling, such as <c>um</c> for "Umm,".</summary>
    public string FillerKind(string text)
    {
        var word = Spelling.Normalize(text);
        return KindOf(word) ?? word;
    }

    /// <summary>The same words with <see cref="TimedWord.IsFiller"/> set on the filled pauses.</summary>
    public IReadOnlyList<TimedWord> MarkFillers(IReadOnlyList<TimedWord> words) =>
        [.. words.Select(word => word.IsFiller || !IsFiller(word.Text) ? word : word with { IsFiller = true })];

    /// <summary>A word without a contracted ending: <c>mother</c> for "mother's".</summary>
    /// <param name="word">In lower case, without marks around it.</param>
    public string BaseForm(string word)
    {
        foreach (var ending in contractions)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }
        return word;
    }

    /// <summary>
    /// Rank of the most frequent word that <paramref name="word"/> may be a form of, so that "houses" ranks as "house": inflections
    /// are taken off by rule, without a dictionary (a heuristic). One more than the list is long for words beyond it.
    /// </summary>
    /// <param name="word">In lower case, without marks around it.</param>
    /// <exception cref="InvalidOperationException">The language has no frequency list.</exception>
    public int Rank(string word)
    {
        var list = Frequency ?? throw new InvalidOperationException($"There is no frequency list of {Name}.");
        var stem = BaseForm(word);
        var rank = Math.Min(list.Rank(word), list.Rank(stem));
        foreach (var (ending, instead) in inflections)
        {
            if (stem.Length < ending.Length + ShortestStem || !stem.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var uninflected = string.Concat(stem.AsSpan(..^ending.Length), instead);
            // "evening" is no form of "even".
            if (!FunctionWords.Contains(uninflected))
                rank = Math.Min(rank, list.Rank(uninflected));
        }
        return rank;
    }

    /// <summary>Whether the point after a word abbreviates it and ends no sentence.</summary>
    /// <param name="word">In lower case, without marks around it.</param>
    public bool IsAbbreviation(string word) => abbreviations.Contains(word);

    /// <summary>Whether a word has content of its own; numerals and single letters have none.</summary>
    /// <param name="word">In lower case, without marks around it.</param>
    public bool IsContentWord(string word)
    {
        var stem = BaseForm(word);
        return stem.Length > 1 && !stem.Any(char.IsDigit) && !FunctionWords.Contains(word) && !FunctionWords.Contains(stem);
    }

    // However many letters "uhhhh" is drawn out with; two alike are spelling, as in "too".
    string? KindOf(string word) => fillers.GetValueOrDefault(word) ?? (IsDrawnOut(word) ? squeezedFillers.GetValueOrDefault(Spelling.Squeezed(word)) : null);

    static bool IsDrawnOut(string word) => Enumerable.Range(0, Math.Max(0, word.Length - 2)).Any(i => word[i] == word[i + 1] && word[i] == word[i + 2]);

    static (string Left, string? Right) Pair(string line) => line.Split(" = ") is [var left, var right] ? (left, right) : (line, null);
}
