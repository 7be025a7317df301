namespace SpeechCoach.Contracts;

/// <summary>The stable names of the measures, as reports, events and windows carry them.</summary>
public static class MeasureNames
{
    /// <summary>Length of the recording, s.</summary>
    public const string Duration = "duration";

    /// <summary>Level of the speech, dB FS.</summary>
    public const string Loudness = "loudness";

    /// <summary>Standard deviation of the level within speech, dB.</summary>
    public const string LoudnessVariation = "loudness-variation";

    /// <summary>Level between the speech, dB FS.</summary>
    public const string NoiseFloor = "noise-floor";

    /// <summary>Speech above noise, dB.</summary>
    public const string SignalToNoise = "signal-to-noise";

    /// <summary>Share of samples at full scale, %.</summary>
    public const string Clipping = "clipping";

    /// <summary>Time spent sounding, s.</summary>
    public const string PhonationTime = "phonation-time";

    /// <summary>Phonation time by speaking time, %.</summary>
    public const string PhonationRatio = "phonation-ratio";

    /// <summary>Number of silent pauses.</summary>
    public const string Pauses = "pauses";

    /// <summary>Silent pauses per minute of speaking time.</summary>
    public const string PausesPerMinute = "pauses-per-minute";

    /// <summary>Mean length of a silent pause, s.</summary>
    public const string MeanPause = "mean-pause";

    /// <summary>Length of the longest silent pause, s.</summary>
    public const string LongestPause = "longest-pause";

    /// <summary>Number of syllable nuclei.</summary>
    public const string Syllables = "syllables";

    /// <summary>Syllables by speaking time, syllables/s.</summary>
    public const string SyllableRate = "syllable-rate";

    /// <summary>Syllables by phonation time, syllables/s.</summary>
    public const string SyllableArticulationRate = "syllable-articulation-rate";

    /// <summary>Syllables from pause to pause.</summary>
    public const string MeanLengthOfRun = "mean-length-of-run";

    /// <summary>Median length of a silent pause, s.</summary>
    public const string MedianPause = "median-pause";

    /// <summary>Level at phrase ends less the level before, dB.</summary>
    public const string PhraseEndDecay = "phrase-end-decay";

    /// <summary>Reverberation time of the room, s.</summary>
    public const string Reverberation = "reverberation";

    /// <summary>Median F0, Hz.</summary>
    public const string PitchMedian = "pitch-median";

    /// <summary>Standard deviation of F0, semitones.</summary>
    public const string PitchVariation = "pitch-variation";

    /// <summary>Tenth percentile of F0 from the median, semitones.</summary>
    public const string PitchLow = "pitch-low";

    /// <summary>Ninetieth percentile of F0 from the median, semitones.</summary>
    public const string PitchHigh = "pitch-high";

    /// <summary>From the tenth to the ninetieth percentile of F0, semitones.</summary>
    public const string PitchRange = "pitch-range";

    /// <summary>Time in monotone stretches, s.</summary>
    public const string MonotoneTime = "monotone-time";

    /// <summary>Number of words, fillers left out.</summary>
    public const string Words = "words";

    /// <summary>Words by speaking time, words/min.</summary>
    public const string WordsPerMinute = "words-per-minute";

    /// <summary>Words by phonation time, words/min.</summary>
    public const string ArticulationRate = "articulation-rate";

    /// <summary>Number of fillers such as "um".</summary>
    public const string Fillers = "fillers";

    /// <summary>Fillers per minute of speaking time.</summary>
    public const string FillersPerMinute = "fillers-per-minute";

    /// <summary>Fillers by the words that are none, per 100.</summary>
    public const string FillersPerHundredWords = "fillers-per-100-words";

    /// <summary>Number of fillers that begin the speech, or follow a silence where a clause ends.</summary>
    public const string FillersAtStart = "fillers-at-start";

    /// <summary>Number of fillers where a clause ends, with no silence before them.</summary>
    public const string FillersBetweenClauses = "fillers-between-clauses";

    /// <summary>Number of fillers inside clauses.</summary>
    public const string FillersInsideClauses = "fillers-inside-clauses";

    /// <summary>Number of stretches crowded with fillers.</summary>
    public const string FillerClusters = "filler-clusters";

    /// <summary>Silent pauses inside clauses, per minute of speaking time.</summary>
    public const string PausesInsideClausesPerMinute = "pauses-inside-clauses-per-minute";

    /// <summary>Repetitions, false starts and words broken off, per 100 words.</summary>
    public const string DisfluenciesPerHundredWords = "disfluencies-per-100-words";

    /// <summary>Hedges and weak words, per 100 words.</summary>
    public const string HedgesPerHundredWords = "hedges-per-100-words";

    /// <summary>Sentences that begin with a habitual opener such as "so", %.</summary>
    public const string WatchedOpeners = "watched-openers";

    /// <summary>Lexical diversity: measure of textual lexical diversity, words.</summary>
    public const string Mtld = "mtld";

    /// <summary>Lexical diversity: moving-average type-token ratio.</summary>
    public const string Mattr = "mattr";

    /// <summary>Lexical diversity: hypergeometric distribution D.</summary>
    public const string HdD = "hd-d";

    /// <summary>Content words beyond the 2,000 most frequent, %.</summary>
    public const string BeyondTwoThousand = "beyond-2000";

    /// <summary>Mean logarithm to base 10 of the content words' frequency ranks.</summary>
    public const string MeanLogRank = "mean-log-rank";
}
