namespace SpeechCoach.Speech;

/// <summary>What the words say of the language: how fluent, how sure, how varied. Needs word lists; <see cref="WordMeasures"/> does not.</summary>
public sealed record LanguageMeasures
{
    const int MostContentWords = 10;

    /// <summary>The language whose lists were used.</summary>
    public required Language Language { get; init; }

    /// <summary>Number of words, fillers left out.</summary>
    public int Words { get; init; }

    /// <summary>Filled pauses by kind and place.</summary>
    public FillerUse Fillers { get; init; } = new();

    /// <summary>Repetitions, false starts and words broken off, in the order spoken.</summary>
    public IReadOnlyList<Disfluency> Disfluencies { get; init; } = [];

    /// <summary>The same by words. With fillers and all the rest speakers reach about 6 (Bortfeld et al. 2001).</summary>
    public double DisfluenciesPerHundredWords => Rate.PerHundred(Disfluencies.Count, Words);

    /// <summary>Words and phrases that soften or weaken what is said, in the order spoken.</summary>
    public IReadOnlyList<PhraseUse> Hedges { get; init; } = [];

    /// <summary>The same by words.</summary>
    public double HedgesPerHundredWords => Rate.PerHundred(Hedges.Count, Words);

    /// <summary>How sentences begin.</summary>
    public SentenceOpeners Openers { get; init; } = new(0, []);

    /// <summary>Silent pauses that part no clauses, in the order of time; told from the others by a heuristic.</summary>
    public IReadOnlyList<TimeRange> PausesInsideClauses { get; init; } = [];

    /// <summary>The same per minute of speaking time, the strongest correlate of perceived fluency (Kahng 2018; Saito et al. 2018).</summary>
    public double PausesInsideClausesPerMinute { get; init; }

    /// <summary>How varied the words are, those given up left out.</summary>
    public LexicalDiversity Diversity { get; init; } = new(0, null, null, null);

    /// <summary>How rare the content words are; null where they are too few or the language has no frequency list.</summary>
    public LexicalSophistication? Sophistication { get; init; }

    /// <summary>The content words said most often, at least twice: ten at most, most frequent first, those given up left out.</summary>
    public IReadOnlyList<WordCount> ContentWords { get; init; } = [];

    /// <summary>Measures what was said.</summary>
    /// <param name="words">Words in the order spoken, fillers marked as such.</param>
    /// <param name="activity">Where somebody speaks.</param>
    /// <param name="language">The word lists of their language.</param>
    public static LanguageMeasures Measure(IReadOnlyList<TimedWord> words, VoiceActivity activity, Language language)
    {
        var wording = new Wording(words, language);
        var clauses = new Clauses(wording, activity.Pauses, language);
        var disfluencies = Speech.Disfluencies.Find(wording, clauses, language);
        return new()
        {
            Language = language,
            Words = wording.Count,
            Fillers = FillerUse.Of(wording, clauses, activity, language),
            Disfluencies = disfluencies.Found,
            Hedges = Hedging.Find(wording, clauses, language),
            Openers = SentenceOpeners.Of(wording, clauses, language),
            PausesInsideClauses = clauses.Inside,
            PausesInsideClausesPerMinute = Rate.PerMinute(clauses.Inside.Count, activity.Speaking.Length),
            Diversity = LexicalDiversity.Measure(disfluencies.Fluent),
            Sophistication = LexicalSophistication.Measure(disfluencies.Fluent, language),
            ContentWords = MostUsed(disfluencies.Fluent, language),
        };
    }

    static IReadOnlyList<WordCount> MostUsed(IReadOnlyList<string> words, Language language) =>
        [.. WordCount.Of(words.Where(language.IsContentWord).Select(language.BaseForm)).TakeWhile(word => word.Count > 1).Take(MostContentWords)];
}
