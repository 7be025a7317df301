namespace SpeechCoach.Speech;

/// <summary>What a criterion gives.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Value">The measure's value in the criterion's unit.</param>
/// <param name="Points">0 to 100.</param>
public readonly record struct Judgement(Criterion Criterion, double Value, double Points)
{
    /// <summary>Whether the value lies below the good ones.</summary>
    public bool IsLow => Criterion.Band.IsLow(Value);
}
