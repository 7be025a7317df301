namespace SpeechCoach.Contracts;

/// <summary>Why a recording cannot be measured, for the learner to read.</summary>
/// <param name="Code">A stable name in kebab-case, such as <c>no-audio</c>.</param>
/// <param name="Message">What was wrong and what to send instead, in one or two sentences.</param>
public sealed record Refusal(string Code, string Message);
