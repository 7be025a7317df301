using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Reports;

/// <summary>Which measures are read together, and in which order.</summary>
static class MeasureGroups
{
    const string Other = "other";
    const int AtOnce = 4;

    static readonly (string Group, string[] Measures)[] groups =
    [
        ("pace", [MeasureNames.WordsPerMinute, MeasureNames.ArticulationRate, MeasureNames.SyllableRate, MeasureNames.SyllableArticulationRate]),
        ("fluency",
        [
            MeasureNames.FillersPerMinute, MeasureNames.FillersPerHundredWords, MeasureNames.DisfluenciesPerHundredWords, MeasureNames.MeanLengthOfRun,
            MeasureNames.Fillers, MeasureNames.FillersAtStart, MeasureNames.FillersBetweenClauses, MeasureNames.FillersInsideClauses, MeasureNames.FillerClusters,
        ]),
        ("pauses",
        [
            MeasureNames.PausesPerMinute, MeasureNames.PausesInsideClausesPerMinute, MeasureNames.MedianPause, MeasureNames.MeanPause, MeasureNames.LongestPause,
            MeasureNames.Pauses, MeasureNames.PhonationRatio,
        ]),
        ("voice",
        [
            MeasureNames.PitchVariation, MeasureNames.PitchRange, MeasureNames.MonotoneTime, MeasureNames.LoudnessVariation, MeasureNames.PhraseEndDecay,
            MeasureNames.PitchMedian, MeasureNames.PitchLow, MeasureNames.PitchHigh,
        ]),
        ("language",
        [
            MeasureNames.HedgesPerHundredWords, MeasureNames.WatchedOpeners, MeasureNames.Mtld, MeasureNames.Mattr, MeasureNames.HdD,
            MeasureNames.BeyondTwoThousand, MeasureNames.MeanLogRank,
        ]),
        ("sound", [MeasureNames.SignalToNoise, MeasureNames.Loudness, MeasureNames.NoiseFloor, MeasureNames.Clipping, MeasureNames.Reverberation]),
        ("length", [MeasureNames.Duration, MeasureNames.PhonationTime, MeasureNames.Words, MeasureNames.Syllables]),
    ];

    static readonly Dictionary<string, (string Group, int Order)> places = groups
        .SelectMany((group, at) => group.Measures.Select((measure, order) => (measure, place: (group.Group, at * 100 + order))))
        .ToDictionary(entry => entry.measure, entry => entry.place);

    /// <summary>The measures in their groups; one that is new here comes last, and none is lost.</summary>
    public static IEnumerable<IGrouping<string, T>> Group<T>(IEnumerable<T> items, Func<T, string> measure) => items
        .OrderBy(item => Place(measure(item)).Order)
        .GroupBy(item => Place(measure(item)).Group);

    /// <summary>Those that are seen at once, and the others, of a group in its order.</summary>
    /// <param name="items">The group.</param>
    /// <param name="measure">The name of an item's measure.</param>
    /// <param name="scored">Whether the score rests on it: that is always seen.</param>
    public static (IReadOnlyList<T> First, IReadOnlyList<T> More) Split<T>(IReadOnlyList<T> items, Func<T, string> measure, Func<T, bool> scored)
    {
        var first = items.Where((item, at) => scored(item) || (at < AtOnce && Place(measure(item)).Group != "length")).ToList();
        return first.Count == 0 ? (items, []) : (first, [.. items.Except(first)]);
    }

    static (string Group, int Order) Place(string measure) => places.GetValueOrDefault(measure, (Other, int.MaxValue));
}
