using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Progress;

/// <summary>A learner's progress.</summary>
/// <param name="From">The first day looked at.</param>
/// <param name="To">The last day looked at: today in the learner's time zone.</param>
/// <param name="Total">All recordings of these days together.</param>
/// <param name="Days">The days with recordings, in their order.</param>
/// <param name="Hint">What to do next, where there is nothing to show.</param>
sealed record ProgressView(DateOnly From, DateOnly To, SpeakingSummary Total, IReadOnlyList<SpeakingDay> Days, string? Hint)
{
    const string SendOne = "There are no recordings in these days. Send a voice message of half a minute to five minutes; its numbers stand here a moment after its report.";

    public static ProgressView Of(DateOnly from, DateOnly to, IReadOnlyList<DayOfSpeaking> days) => new(
        from,
        to,
        SpeakingSummary.Of([.. days.SelectMany(day => day.Recordings.Values)]),
        [.. days.Select(day => new SpeakingDay(day.Date, SpeakingSummary.Of([.. day.Recordings.Values])))],
        days.Count == 0 ? SendOne : null);
}
