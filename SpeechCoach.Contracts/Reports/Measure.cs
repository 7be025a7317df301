namespace SpeechCoach.Contracts;

/// <summary>One number of a report.</summary>
/// <param name="Name">A stable name in kebab-case, such as <c>articulation-rate</c>.</param>
/// <param name="Label">The name as a learner reads it.</param>
/// <param name="Value">The value in <paramref name="Unit"/>; always finite.</param>
/// <param name="Unit">The unit, such as <c>words/min</c>; empty for a plain ratio.</param>
/// <param name="Definition">What is counted, in one sentence, with the source.</param>
/// <param name="Confidence">0 to 1: how far to trust it in this recording.</param>
public sealed record Measure(string Name, string Label, double Value, string Unit, string Definition, double Confidence)
{
    /// <summary>The confidence, of words or of a number, from which on advice and comparison rest on it; below, it is called rough.</summary>
    public const double Trusted = 0.5;
}
