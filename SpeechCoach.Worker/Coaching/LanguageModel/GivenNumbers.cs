using System.Globalization;
using System.Text.RegularExpressions;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>The numbers that a remark may use: those that were measured, those of its observation, and the times it points to.</summary>
sealed partial class GivenNumbers(IReadOnlyList<double> given)
{
    public static GivenNumbers Of(CoachingRequest request, Remark observation, IEnumerable<TimeRange> evidence) => new(
    [
        .. request.Measures.Select(measure => Math.Abs(measure.Value)),
        .. Written(observation.Text).Select(number => number.Value),
        .. evidence.Concat(observation.Evidence).SelectMany(range => (double[])[range.Start, range.End, range.Length]),
    ]);

    /// <summary>Whether every number of a text is one of them, rounded no more than its digits say.</summary>
    public bool Hold(string text) => Written(text).All(number => given.Any(value => Math.Abs(value - number.Value) <= number.Precision / 2 + 1e-9));

    static IEnumerable<(double Value, double Precision)> Written(string text) => Number().Matches(text).Select(match =>
    {
        var parts = match.Value.Split(':');
        var value = 0.0;
        foreach (var part in parts)
            value = double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits) ? 60 * value + digits : double.NaN;
        var decimals = parts[^1].Contains('.', StringComparison.Ordinal) ? parts[^1].Length - parts[^1].IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return (value, Math.Pow(10, -decimals));
    });

    // Commas inside make a number that no other equals: nobody is told a thousand of anything.
    [GeneratedRegex(@"[0-9](?:[0-9.,:]*[0-9])?")]
    private static partial Regex Number();
}
