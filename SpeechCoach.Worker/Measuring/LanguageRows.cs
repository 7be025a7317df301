using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>The rows of the measure table that need word lists. An index that needs more words than there are has no row.</summary>
static class LanguageRows
{
    const double Heuristic = 0.7; // clauses told apart without a parser

    public static IEnumerable<Measure?> Of(LanguageMeasures language, double heard)
    {
        var (fillers, diversity) = (language.Fillers, language.Diversity);
        yield return new(MeasureNames.Fillers, "Fillers", fillers.All.Count, "fillers",
            "Sounds such as “um” and “uh”: those that the engine wrote, and where the words could be aligned those that the sound gives away.", heard);
        yield return new(MeasureNames.FillersPerMinute, "Fillers per minute", MeasureTable.Round(fillers.PerMinute), "fillers/min",
            "Fillers by the time from the first sound of speech to the last. Up to 5 did listeners no harm, 12 did (Laske 2024).", heard);
        yield return new(MeasureNames.FillersPerHundredWords, "Fillers per 100 words", MeasureTable.Round(fillers.PerHundredWords), "fillers/100 words",
            "Fillers by the words that are none. Men on the telephone had 2.0, women 1.5 (Fisher corpus, Language Log 13713).", heard);
        yield return new(MeasureNames.FillersAtStart, "Fillers at a start", fillers.At(FillerPlace.Start), "fillers",
            "Fillers that begin the speech, or follow a silence where a clause ends; where clauses end is a heuristic.", heard * Heuristic);
        yield return new(MeasureNames.FillersBetweenClauses, "Fillers between clauses", fillers.At(FillerPlace.Between), "fillers",
            "Fillers where a clause ends, with no silence before them; where clauses end is a heuristic.", heard * Heuristic);
        yield return new(MeasureNames.FillersInsideClauses, "Fillers inside clauses", fillers.At(FillerPlace.Inside), "fillers",
            "All other fillers: they part words that belong together. Where clauses end is a heuristic.", heard * Heuristic);
        yield return new(MeasureNames.FillerClusters, "Clusters of fillers", fillers.Clusters.Count, "clusters",
            "Stretches with three fillers or more within 10 s, a heuristic: listeners mind clusters more than the count.", heard);
        yield return new(MeasureNames.PausesInsideClausesPerMinute, "Pauses inside clauses", MeasureTable.Round(language.PausesInsideClausesPerMinute), "pauses/min",
            "Silent pauses that part no clauses, by speaking time (Kahng 2018; Saito et al. 2018). Clauses are told apart by marks, joining words and the length of pauses, a heuristic.", heard * Heuristic);
        yield return new(MeasureNames.DisfluenciesPerHundredWords, "Repetitions and false starts", MeasureTable.Round(language.DisfluenciesPerHundredWords), "per 100 words",
            "One to three words said again at once, phrases begun again, words broken off; fillers and words doubled on purpose are left out. With fillers, speakers reach about 6 (Bortfeld et al. 2001).", heard);
        yield return new(MeasureNames.HedgesPerHundredWords, "Hedges", MeasureTable.Round(language.HedgesPerHundredWords), "per 100 words",
            "Words and phrases that soften or weaken what is said, such as “kind of” and “I think”, by a list of our own; no norm is known: compare with yourself.", heard);
        yield return Of(language.Openers, heard);
        yield return Row(MeasureNames.Mtld, "Variety of words (MTLD)", diversity.Mtld, 2, "words",
            "Mean number of words over which different words by all words stays above 0.72, both ways (McCarthy & Jarvis 2010); from 100 words on (Koizumi & In’nami 2012).", heard);
        yield return Row(MeasureNames.Mattr, "Variety of words (MATTR)", diversity.Mattr, 4, "",
            "Different words by all words, mean over windows of 50 words (Covington & McFall 2010).", heard);
        yield return Row(MeasureNames.HdD, "Variety of words (HD-D)", diversity.HdD, 4, "",
            "Different words expected among 42 drawn at random, by 42 (McCarthy & Jarvis 2007); from 50 words on.", heard);
        yield return Row(MeasureNames.BeyondTwoThousand, "Rarer words", 100 * language.Sophistication?.BeyondTwoThousand, 2, "%",
            "Content words that are not among the 2,000 most frequent, by all content words, after the lexical frequency profile (Laufer & Nation 1995); inflections are taken off by rule; from 30 content words on, a heuristic.", heard);
        yield return Row(MeasureNames.MeanLogRank, "Rarity of words", language.Sophistication?.MeanLogRank, 3, "log10 rank",
            "Mean logarithm of the frequency ranks of the content words (after Crossley & McNamara 2013): higher is rarer.", heard);
    }

    static Measure? Of(SentenceOpeners openers, double heard) => openers.Sentences < SentenceOpeners.EnoughSentences ? null : new(
        MeasureNames.WatchedOpeners, "Sentences with a habitual opener", MeasureTable.Round(100.0 * openers.Found.Count / openers.Sentences), "%",
        "Sentences that begin with “so”, “and” or another opener of our list; where there are no marks, pauses of 0.5 s part sentences; a heuristic; from 6 sentences on.", heard * Heuristic);

    static Measure? Row(string name, string label, double? value, int digits, string unit, string definition, double confidence) =>
        value is { } known ? new(name, label, MeasureTable.Round(known, digits), unit, definition, confidence) : null;
}
