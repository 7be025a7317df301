namespace SpeechCoach.Speech;

/// <summary>All that the rules notice in a recording, the more telling first.</summary>
/// <param name="Strengths">What was done well; at least one.</param>
/// <param name="Actions">What could be done next; each code once.</param>
public sealed record Observations(IReadOnlyList<Remark> Strengths, IReadOnlyList<Remark> Actions)
{
    const int MostActions = 2;

    /// <summary>One thing done well and at most two to do next: what a listener can take in (Chollet 2022).</summary>
    public Verdict MostTelling => new(Strengths[0], [.. Actions.Take(MostActions)]);
}
