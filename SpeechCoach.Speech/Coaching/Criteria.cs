namespace SpeechCoach.Speech;

/// <summary>
/// What a score is made of. The bands follow the sources named as far as those go; where they name no bounds, and in all weights, they are
/// heuristics, not norms. A criterion that cannot be judged leaves its weight to the others: a part weighs as much as could be judged of it.
/// </summary>
public static class Criteria
{
    const int EnoughWords = 20;
    const int EnoughWordsForLanguage = 50;
    const int EnoughPauses = 3;
    const double EnoughVoice = 5;
    const double TimeForAPause = 15;

    /// <summary>All criteria, by their parts.</summary>
    public static IReadOnlyList<Criterion> All { get; } =
    [
        new(Aspect.Delivery, "pitch-variation", "Lively pitch", "semitones", new(0.6, 1.8, 4.5, 8), 2,
            "Speakers lie between 1.8 and 3.7 (derived from Hincks 2004); medium variation is liked best (Rodero 2022); the outer bounds are heuristics.",
            speech => speech.Sound.Pitch.VoicedTime >= EnoughVoice ? speech.Sound.Pitch.DeviationSemitones : null),
        new(Aspect.Delivery, "pauses-per-minute", "Pauses to follow", "pauses/min", new(0, 4, 30, 60), 1,
            "A heuristic: a listener needs a pause every quarter of a minute at least; shorter speech in one breath is not judged by it.",
            speech => speech.Sound.Activity is { Pauses.Count: 0, Speaking.Length: < TimeForAPause } ? null : speech.Sound.PausesPerMinute),
        new(Aspect.Delivery, "median-pause", "Length of pauses", "s", new(0.1, 0.3, 1, 2.5), 1,
            "Pauses of 0.2 to 1 s are the middle class (Campione & Véronis 2002), 0.6 s sounds most natural at punctuation (Liu 2022); the outer bounds are heuristics.",
            speech => speech.Sound.Activity.Pauses.Count >= EnoughPauses ? speech.Sound.MedianPause : null),
        new(Aspect.Delivery, "signal-to-noise", "Voice above the room", "dB", Band.From(3, 15), 0.5,
            "A heuristic: little is lost on a listener from 15 dB on.",
            speech => speech.Sound.Activity.SignalToNoise),

        new(Aspect.Fluency, "words-per-minute", "Pace", "words/min", new(50, 110, 165, 245), 2,
            "US speakers usually talk at 125 to 150 (Lucas 2004), TED talks at 163 (Gallo 2014), radio is advised 160 to 180 (Rodero 2012); the outer bounds are heuristics. For English only.",
            speech => IsEnglish(speech) && speech.Pace is { Words: >= EnoughWords } pace ? pace.WordsPerMinute : null),
        new(Aspect.Fluency, "syllable-rate", "Pace", "syllables/s", new(1.2, 2.5, 5, 7.5), 2,
            "A heuristic, for where words per minute do not tell; the count of De Jong & Wempe (2009) misses some syllables.",
            speech => !(IsEnglish(speech) && speech.Pace is { Words: >= EnoughWords }) && speech.Sound.Syllables >= EnoughWords ? speech.Sound.SpeechRate : null),
        new(Aspect.Fluency, "mean-length-of-run", "Long phrases", "syllables", Band.From(1.5, 6), 1,
            "Longer runs are heard as more fluent (Kormos & Dénes 2004); the bounds are heuristics.",
            speech => speech.Sound.Syllables >= EnoughWords ? speech.Sound.MeanLengthOfRun : null),
        new(Aspect.Fluency, "pauses-inside-clauses-per-minute", "Pauses between thoughts", "pauses/min", Band.UpTo(6, 20), 1.5,
            "Pauses inside clauses are the strongest correlate of perceived fluency (Kahng 2018); the bounds are heuristics.",
            speech => speech is { Language: { } language, Pace.Words: >= EnoughWords } ? language.PausesInsideClausesPerMinute : null),
        new(Aspect.Fluency, "fillers-per-minute", "Few fillers", "fillers/min", Band.UpTo(5, 12), 1.5,
            "Up to 5 a minute did listeners no harm, 12 did (Laske 2024).",
            speech => speech is { SoughtFillers: true, Language: { } language, Pace.Words: >= EnoughWords } ? language.Fillers.PerMinute : null),
        new(Aspect.Fluency, "disfluencies-per-100-words", "Few restarts", "per 100 words", Band.UpTo(3, 12), 0.5,
            "With fillers, speakers reach about 6 in 100 words (Bortfeld et al. 2001); the bounds are heuristics.",
            speech => speech is { Language: { } language, Pace.Words: >= EnoughWordsForLanguage } ? language.DisfluenciesPerHundredWords : null),

        new(Aspect.Language, "mtld", "Variety of words", "words", Band.From(20, 50), 1.5,
            "A heuristic for an index that length does not change (McCarthy & Jarvis 2010); from 100 words on (Koizumi & In’nami 2012).",
            speech => speech.Language?.Diversity.Mtld),
        new(Aspect.Language, "beyond-2000", "Exact words", "%", Band.From(5, 20), 1.5,
            "The share of rarer words grows with proficiency (Laufer & Nation 1995; Crossley & McNamara 2013); the bounds are heuristics.",
            speech => 100 * speech.Language?.Sophistication?.BeyondTwoThousand),
        new(Aspect.Language, "hedges-per-100-words", "Few hedges", "per 100 words", Band.UpTo(3, 10), 0.5,
            "A heuristic: no norm is known.",
            speech => speech is { Language: { } language, Pace.Words: >= EnoughWordsForLanguage } ? language.HedgesPerHundredWords : null),
    ];

    static bool IsEnglish(Performance speech) => speech.Language?.Language.Code == "en";
}
