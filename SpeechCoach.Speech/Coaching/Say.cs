using System.Globalization;

namespace SpeechCoach.Speech;

/// <summary>What remarks are made with.</summary>
static class Say
{
    const int MostEvidence = 3;
    const double LongestEvidence = 12;

    /// <summary>A text with its numbers as English writes them.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>At most three places, none too long to listen to, in the order of time.</summary>
    public static IReadOnlyList<TimeRange> Where(IEnumerable<TimeRange> ranges) =>
    [
        .. ranges.Take(MostEvidence).OrderBy(range => range.Start)
            .Select(range => range.Length > LongestEvidence ? range with { End = range.Start + LongestEvidence } : range),
    ];

    /// <summary>The longest stretch without a pause.</summary>
    public static IReadOnlyList<TimeRange> LongestRun(VoiceActivity activity) => Where(activity.Runs.OrderByDescending(run => run.Length).Take(1));
}
