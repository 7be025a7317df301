namespace SpeechCoach.Contracts;

/// <summary>The upright axis of a trend: from one round number to another, with a few between them.</summary>
/// <param name="Low">The value at its foot.</param>
/// <param name="High">The value at its top.</param>
/// <param name="Step">The distance between two of its marks.</param>
public sealed record TrendScale(double Low, double High, double Step)
{
    const double Narrowest = 0.1; // of the largest value: what hardly changes is to look as if it hardly changed
    const double OfNothing = 2; // where all values are 0, so that the marks can be read
    const int Steps = 3;

    /// <summary>The marks, from the lowest to the highest.</summary>
    public IEnumerable<double> Marks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(at => Low + at * Step);

    /// <summary>The axis on which all of some values lie.</summary>
    /// <param name="values">The values; those that are not finite are passed over.</param>
    public static TrendScale Of(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        var (low, high) = (finite.Min(), finite.Max());
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        var spare = Math.Max(0, (largest > 0 ? Narrowest * largest : OfNothing) - (high - low)) / 2;
        // What is never negative has no axis beneath nothing.
        (low, high) = (low >= 0 ? Math.Max(0, low - spare) : low - spare, high + spare);
        var step = Round((high - low) / Steps);
        return new(step * Math.Floor(low / step + 1e-9), step * Math.Ceiling(high / step - 1e-9), step);
    }

    /// <summary>Where a value lies, as a share of the height: 0 at the top, 1 at the foot.</summary>
    public double Share(double value) => Math.Clamp((High - value) / (High - Low), 0, 1);

    // 1, 2 or 5 times a power of ten, not smaller than asked for.
    static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var digit = step / power;
        return power * (digit <= 1 + 1e-9 ? 1 : digit <= 2 + 1e-9 ? 2 : digit <= 5 + 1e-9 ? 5 : 10);
    }
}
