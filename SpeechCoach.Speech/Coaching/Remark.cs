namespace SpeechCoach.Speech;

/// <summary>One remark of the coach.</summary>
/// <param name="Code">A stable name in kebab-case.</param>
/// <param name="Text">What to keep or to do.</param>
/// <param name="Evidence">Where to listen.</param>
public sealed record Remark(string Code, string Text, IReadOnlyList<TimeRange> Evidence);
