namespace SpeechCoach.Api.Progress;

/// <summary>A day on which a learner spoke.</summary>
/// <param name="Date">The day in his time zone.</param>
/// <param name="Recordings">How many recordings it has.</param>
/// <param name="Seconds">Their length together.</param>
/// <param name="Measures">The means of what was measured, by the measure's name.</param>
public sealed record PractisedDay(DateOnly Date, int Recordings, double Seconds, IReadOnlyDictionary<string, double> Measures)
{
    /// <summary>The mean of a measure over some days, weighted by their length; null where none has it.</summary>
    public static double? Mean(IEnumerable<PractisedDay> days, string measure)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var day in days)
        {
            if (!day.Measures.TryGetValue(measure, out var value)) continue;
            sum += value * day.Seconds;
            weight += day.Seconds;
        }

        return weight > 0 ? sum / weight : null;
    }
}
