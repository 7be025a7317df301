namespace SpeechCoach.Speech;

/// <summary>A filled pause that was heard.</summary>
/// <param name="Text">How it is usually spelled: <c>um</c>, <c>uh</c> or <c>er</c>.</param>
/// <param name="Range">Where it is.</param>
/// <param name="Confidence">Probability that it is one, 0 to 1, by the evidence.</param>
public readonly record struct HeardFiller(string Text, TimeRange Range, double Confidence);
