namespace SpeechCoach.Contracts;

/// <summary>How long one stage took.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Seconds">Wall-clock seconds.</param>
public sealed record StageTiming(Stage Stage, double Seconds);
