namespace SpeechCoach.Contracts;

/// <summary>A report beside what is usual for its learner. It is made when a report is read and stored nowhere.</summary>
public static class Comparison
{
    /// <summary>Earlier recordings below which nothing is called usual; a heuristic.</summary>
    public const int FewestRecordings = 3;

    const double Spreads = 1.5; // beyond them a value is called unusual: parley flags pace there; a heuristic
    const double ShareOfUsual = 0.1; // smallest change of measures that are not listed below

    /// <summary>The smallest change that a listener, or the learner, could notice; all heuristics.</summary>
    static readonly Dictionary<string, double> Smallest = new()
    {
        [MeasureNames.WordsPerMinute] = 10,
        [MeasureNames.ArticulationRate] = 12,
        [MeasureNames.SyllableRate] = 0.3,
        [MeasureNames.SyllableArticulationRate] = 0.3,
        [MeasureNames.MeanLengthOfRun] = 1,
        [MeasureNames.PausesPerMinute] = 2,
        [MeasureNames.MeanPause] = 0.15,
        [MeasureNames.MedianPause] = 0.15,
        [MeasureNames.LongestPause] = 0.5,
        [MeasureNames.PhonationRatio] = 5,
        [MeasureNames.FillersPerMinute] = 1,
        [MeasureNames.FillersPerHundredWords] = 1,
        [MeasureNames.PausesInsideClausesPerMinute] = 2,
        [MeasureNames.DisfluenciesPerHundredWords] = 1,
        [MeasureNames.HedgesPerHundredWords] = 1,
        [MeasureNames.WatchedOpeners] = 10,
        [MeasureNames.Mtld] = 8,
        [MeasureNames.Mattr] = 0.03,
        [MeasureNames.HdD] = 0.03,
        [MeasureNames.BeyondTwoThousand] = 4,
        [MeasureNames.MeanLogRank] = 0.1,
        [MeasureNames.Loudness] = 3,
        [MeasureNames.LoudnessVariation] = 1,
        [MeasureNames.NoiseFloor] = 5,
        [MeasureNames.SignalToNoise] = 5,
        [MeasureNames.Clipping] = 0.1,
        [MeasureNames.Reverberation] = 0.15,
        [MeasureNames.PhraseEndDecay] = 1.5,
        [MeasureNames.PitchVariation] = 0.4,
        [MeasureNames.PitchRange] = 1,
        [MeasureNames.PitchLow] = 0.7,
        [MeasureNames.PitchHigh] = 0.7,
        [MeasureNames.MonotoneTime] = 5,
    };

    // These tell how long somebody spoke, not how.
    static readonly HashSet<string> Lengths =
    [
        MeasureNames.Duration, MeasureNames.PhonationTime, MeasureNames.Pauses, MeasureNames.Syllables, MeasureNames.Words, MeasureNames.Fillers,
        MeasureNames.FillersAtStart, MeasureNames.FillersBetweenClauses, MeasureNames.FillersInsideClauses, MeasureNames.FillerClusters,
    ];

    /// <summary>Compares every measure that is sure in this report and has been measured often enough before, in the order of the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="usual">What was usual for its learner before this recording.</param>
    public static IReadOnlyList<MeasureComparison> Of(Report report, Usual usual)
    {
        var bands = Bands(report);
        List<MeasureComparison> compared = [];
        foreach (var measure in report.Measures.Where(measure => measure.Confidence >= Measure.Trusted && !Lengths.Contains(measure.Name)))
        {
            if (!usual.Measures.TryGetValue(measure.Name, out var before) || before.Count < FewestRecordings)
                continue;
            var change = Changed(measure, before);
            compared.Add(new(measure.Name, measure.Label, measure.Unit, measure.Value, before, change, IsBetter(measure.Value, before.Median, change, bands.GetValueOrDefault(measure.Name))));
        }
        return compared;
    }

    /// <summary>Compares every measure that is sure in both of two reports, in the order of the first; the other one stands as what was usual.</summary>
    /// <param name="report">The report.</param>
    /// <param name="other">The one it is compared with.</param>
    public static IReadOnlyList<MeasureComparison> Between(Report report, Report other)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(other);
        var bands = Bands(report);
        var others = other.Measures.Where(measure => measure.Confidence >= Measure.Trusted).DistinctBy(measure => measure.Name).ToDictionary(measure => measure.Name);
        List<MeasureComparison> compared = [];
        foreach (var measure in report.Measures.Where(measure => measure.Confidence >= Measure.Trusted))
        {
            if (!others.TryGetValue(measure.Name, out var before)) continue;
            var once = new UsualMeasure(before.Value, 0, 1);
            // How long somebody spoke is shown and not judged.
            var change = Lengths.Contains(measure.Name) ? Change.AsUsual : Changed(measure, once);
            compared.Add(new(measure.Name, measure.Label, measure.Unit, measure.Value, once, change, IsBetter(measure.Value, before.Value, change, bands.GetValueOrDefault(measure.Name))));
        }
        return compared;
    }

    static Dictionary<string, ScoreBand> Bands(Report report) => (report.Score?.Parts ?? [])
        .SelectMany(part => part.Components).DistinctBy(component => component.Measure).ToDictionary(component => component.Measure, component => component.Band);

    /// <summary>How far a value may lie from the median and still be called usual; in the measure's unit.</summary>
    /// <param name="measure">The measure's name.</param>
    /// <param name="usual">What is usual of it.</param>
    public static double Reach(string measure, UsualMeasure usual)
    {
        ArgumentNullException.ThrowIfNull(usual);
        var smallest = Smallest.TryGetValue(measure, out var listed) ? listed : ShareOfUsual * Math.Abs(usual.Median);
        return Math.Max(smallest, Spreads * usual.Spread);
    }

    static Change Changed(Measure measure, UsualMeasure usual)
    {
        var difference = measure.Value - usual.Median;
        return Math.Abs(difference) <= Reach(measure.Name, usual) ? Change.AsUsual
            : difference < 0 ? Change.Lower
            : Change.Higher;
    }

    static bool? IsBetter(double value, double usual, Change change, ScoreBand? band)
    {
        if (change == Change.AsUsual || band is null)
            return null;
        var (now, before) = (band.Distance(value), band.Distance(usual));
        return now == before ? null : now < before;
    }
}
