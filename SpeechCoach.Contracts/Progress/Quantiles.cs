namespace SpeechCoach.Contracts;

/// <summary>How some values are spread, rounded to four decimals.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="P10">A tenth of them lies below.</param>
/// <param name="P25">A quarter lies below.</param>
/// <param name="Median">Half of them lie below.</param>
/// <param name="P75">A quarter lies above.</param>
/// <param name="P90">A tenth lies above.</param>
public sealed record Quantiles(int Count, double P10, double P25, double Median, double P75, double P90)
{
    /// <summary>The quantiles of one or more values, whichever order they come in; between two of them in a straight line (Hyndman and Fan 1996, type 7).</summary>
    public static Quantiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        return Of(sorted.AsSpan());
    }

    /// <summary>The same, where the values may be put in order in their place.</summary>
    /// <param name="values">The values; they are put in order.</param>
    public static Quantiles Of(Span<double> values)
    {
        values.Sort();
        return new(values.Length, At(values, 0.1), At(values, 0.25), At(values, 0.5), At(values, 0.75), At(values, 0.9));
    }

    static double At(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return Precision.Round(below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below]);
    }
}
