using SpeechCoach.Contracts;

namespace SpeechCoach.Api.Progress;

/// <summary>A learner's progress.</summary>
/// <param name="Window">What each item is: day, week or last20.</param>
/// <param name="Items">The days or weeks in which he spoke, the newest first; of last20 one item without a start.</param>
/// <param name="Next">The address of the next page; none where this is the last.</param>
/// <param name="Streak">Days in a row.</param>
/// <param name="Hint">What to do next, where there is nothing to show.</param>
sealed record ProgressView(string Window, IReadOnlyList<ProgressItem> Items, string? Next, Streak Streak, string? Hint)
{
    public static ProgressView Empty(string window) => new(window, [], null, new(0, 0), Hints.SendOne);
}

/// <summary>Some of the recordings together.</summary>
/// <param name="Start">The day, or the week's Monday, in the learner's time zone.</param>
/// <param name="Summary">What was spoken.</param>
sealed record ProgressItem(DateOnly? Start, SpeakingSummary Summary);
