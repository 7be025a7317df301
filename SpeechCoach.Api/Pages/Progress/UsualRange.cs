using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Pages.Progress;

/// <summary>The values that a report would call usual.</summary>
public sealed record UsualRange(double Low, double High, int Recordings)
{
    public static UsualRange? Of(string measure, UsualMeasure? usual)
    {
        if (usual is null || usual.Count < Comparison.FewestRecordings) return null;
        var reach = Comparison.Reach(measure, usual);
        // A rate is never negative, however far it varies.
        return new(usual.Median >= 0 ? Math.Max(0, usual.Median - reach) : usual.Median - reach, usual.Median + reach, usual.Count);
    }
}
