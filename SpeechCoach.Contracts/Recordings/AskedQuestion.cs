namespace SpeechCoach.Contracts;

/// <summary>The question that a recording answers.</summary>
/// <param name="Id">Its id in the question bank; another one where the coach made it up.</param>
/// <param name="Text">The question as it was asked.</param>
/// <param name="Scenario">The scenario that it belongs to, by its name.</param>
/// <param name="AnswerSeconds">The time given for the answer, in seconds; none where there was no limit.</param>
public sealed record AskedQuestion(string Id, string Text, string? Scenario = null, double? AnswerSeconds = null);
