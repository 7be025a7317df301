namespace SpeechCoach.Contracts;

/// <summary>One remark of the coach.</summary>
/// <param name="Code">A stable name in kebab-case, such as <c>slow-down</c>.</param>
/// <param name="Text">What to keep or to do, in one or two sentences.</param>
/// <param name="Evidence">Where to listen.</param>
public sealed record Advice(string Code, string Text, IReadOnlyList<Span> Evidence);
