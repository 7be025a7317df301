using System.Collections.Frozen;

namespace SpeechCoach.Speech;

/// <summary>
/// The word lists of one language. A language is a folder of text files beside this one: adding the folder adds the language.
/// All words are lower case.
/// </summary>
public sealed class Language
{
    static readonly FrozenDictionary<string, Lazy<Language>> All =
        WordLists.Codes().ToFrozenDictionary(code => code, code => new Lazy<Language>(() => new(code)), StringComparer.OrdinalIgnoreCase);

    readonly FrozenDictionary<string, string> fillers;
    readonly string[] contractions;

    Language(string code)
    {
        var lists = new WordLists(code);
        Code = code;
        Name = lists.Read("name").Single();
        fillers = lists.Read("fillers").Select(line => line.Split(" = ")).ToFrozenDictionary(spelling => spelling[0], spelling => spelling[^1]);
        Hedges = new(lists.Read("hedges"));
        HedgeExceptions = new(lists.Read("hedge-exceptions"));
        Openers = new(lists.Read("openers"));
        Doubles = new(lists.Read("doubles"));
        FunctionWords = lists.Read("function-words").ToFrozenSet();
        JoiningWords = lists.Read("joining-words").ToFrozenSet();
        UnfinishedWords = lists.Read("unfinished-words").ToFrozenSet();
        SubjectWords = lists.Read("subject-words").ToFrozenSet();
        contractions = [.. lists.ReadIfAny("contractions")];
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

    /// <summary>Its most frequent words; null where no such list may be shipped.</summary>
    public FrequencyList? Frequency { get; }

    /// <summary>The language of a BCP 47 tag such as <c>en-GB</c>; null where there are no word lists for it.</summary>
    public static Language? For(string tag) => All.TryGetValue(tag.Split('-', '_')[0], out var language) ? language.Value : null;

    /// <summary>Whether <paramref name="text"/> is a filled pause, whatever its case and the marks around it.</summary>
    public bool IsFiller(string text) => fillers.ContainsKey(Spelling.Normalize(text));

    /// <summary>The kind of a filled pause: its usual spelling, such as <c>um</c> for "Umm,".</summary>
    public string FillerKind(string text)
    {
        var word = Spelling.Normalize(text);
        return fillers.GetValueOrDefault(word, word);
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

    /// <summary>Whether a word has content of its own; numerals and single letters have none.</summary>
    /// <param name="word">In lower case, without marks around it.</param>
    public bool IsContentWord(string word)
    {
        var stem = BaseForm(word);
        return stem.Length > 1 && !stem.Any(char.IsDigit) && !FunctionWords.Contains(word) && !FunctionWords.Contains(stem);
    }
}
