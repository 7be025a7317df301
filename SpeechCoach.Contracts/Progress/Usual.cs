namespace SpeechCoach.Contracts;

/// <summary>What is usual for a learner.</summary>
/// <param name="Measures">By the measure's name.</param>
public sealed record Usual(IReadOnlyDictionary<string, UsualMeasure> Measures)
{
    const double DeviationOfMedian = 1.4826;

    /// <summary>What is usual over some recordings, whichever order they come in.</summary>
    /// <param name="recordings">The measures of each by name, the one to be compared left out; values that are not finite are passed over.</param>
    public static Usual Of(IEnumerable<IReadOnlyDictionary<string, double>> recordings) => new(recordings
        .SelectMany(measures => measures)
        .Where(measure => double.IsFinite(measure.Value))
        .GroupBy(measure => measure.Key, measure => measure.Value)
        .ToDictionary(values => values.Key, values => Of([.. values])));

    static UsualMeasure Of(List<double> values)
    {
        var median = Median(values);
        return new(median, Math.Min(double.MaxValue, DeviationOfMedian * Median(values.ConvertAll(value => Math.Abs(value - median)))), values.Count);
    }

    static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        // Halved before they are added: a sum of two huge values is no number.
        return values.Count % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2;
    }
}
