namespace SpeechCoach.Worker;

/// <summary>What limits a report.</summary>
/// <param name="Code">One of <see cref="Contracts.LimitCodes"/>.</param>
/// <param name="Text">The same in English.</param>
public sealed record Notice(string Code, string Text);
