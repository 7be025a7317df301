namespace SpeechCoach.Analytics;

/// <summary>What became of a message.</summary>
/// <param name="Id">The event in it; null where it could not be read.</param>
/// <param name="SetAside">Why it is set aside, quoting nothing of it; null where it was taken.</param>
readonly record struct ReadOutcome(string? Id, string? SetAside);
