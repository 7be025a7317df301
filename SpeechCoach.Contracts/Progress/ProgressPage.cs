namespace SpeechCoach.Contracts;

/// <summary>Some of a learner's days or weeks.</summary>
/// <param name="Windows">Those in which he spoke, the newest first.</param>
/// <param name="Next">Ask for those before this day to get the next page; null where there is none.</param>
public sealed record ProgressPage(IReadOnlyList<ProgressWindow> Windows, DateOnly? Next);
