namespace SpeechCoach.Contracts;

/// <summary>Where the learners of one language stood in one month. It says nothing where they were too few to hide among.</summary>
public sealed record PopulationBand
{
    /// <summary>Learners below which nothing is told.</summary>
    public const int FewestLearners = 20;

    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>By the measure's name, one of <see cref="MeasureNames"/> or <c>score</c>; a measure that fewer than <see cref="FewestLearners"/> learners have is left out.</summary>
    public required IReadOnlyDictionary<string, Quantiles> Measures { get; init; }

    /// <summary>The band of some learners, each by his own means.</summary>
    public static PopulationBand Of(IReadOnlyList<SpeakingSummary> learners)
    {
        var measures = new SortedDictionary<string, Quantiles>(StringComparer.Ordinal);
        Add(MeasureNames.WordsPerMinute, learner => learner.WordsPerMinute);
        Add(MeasureNames.SyllableRate, learner => learner.SyllableRate);
        Add(MeasureNames.PausesPerMinute, learner => learner.PausesPerMinute);
        Add(MeasureNames.FillersPerMinute, learner => learner.FillersPerMinute);
        Add(MeasureNames.PitchVariation, learner => learner.PitchVariation);
        Add("score", learner => learner.Score);
        return new() { Measures = measures };

        void Add(string name, Func<SpeakingSummary, double?> measure)
        {
            double[] values = [.. learners.Select(measure).OfType<double>().Where(double.IsFinite)];
            if (values.Length >= FewestLearners) measures[name] = Quantiles.Of(values);
        }
    }
}
