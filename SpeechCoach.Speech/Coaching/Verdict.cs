namespace SpeechCoach.Speech;

/// <summary>What the coach says to a recording.</summary>
/// <param name="Strength">One thing done well.</param>
/// <param name="Actions">At most two things to do next, the more telling first.</param>
/// <param name="FollowUp">A question that goes further into what was said; none where nobody made one up.</param>
public sealed record Verdict(Remark Strength, IReadOnlyList<Remark> Actions, string? FollowUp = null);
