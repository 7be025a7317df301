using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Progress;

/// <summary>Some recordings together.</summary>
/// <param name="Recordings">How many.</param>
/// <param name="Seconds">Their length together.</param>
/// <param name="Measures">The mean of each measure over the recordings that have it, weighted by their length.</param>
sealed record SpeakingSummary(int Recordings, double Seconds, IReadOnlyDictionary<string, double> Measures)
{
    public static SpeakingSummary Of(IReadOnlyCollection<SpeechContribution> contributions) => new(
        contributions.Count, contributions.Sum(contribution => contribution.Seconds), Means(contributions));

    static Dictionary<string, double> Means(IEnumerable<SpeechContribution> contributions) => contributions
        .Where(contribution => contribution.Seconds > 0)
        .SelectMany(contribution => contribution.Measures, (contribution, measure) => (measure.Key, measure.Value, contribution.Seconds))
        .GroupBy(measure => measure.Key)
        .OrderBy(measures => measures.Key, StringComparer.Ordinal)
        .ToDictionary(
            measures => measures.Key,
            measures => measures.Sum(measure => measure.Value * measure.Seconds) / measures.Sum(measure => measure.Seconds));
}
