namespace SpeechCoach.Speech;

/// <summary>One thing that counts in a score.</summary>
/// <param name="Aspect">The part it belongs to.</param>
/// <param name="Measure">The measure's stable name in kebab-case, as reports have it.</param>
/// <param name="Label">What is judged, as a learner reads it.</param>
/// <param name="Unit">The measure's unit.</param>
/// <param name="Band">What is good.</param>
/// <param name="Weight">Its weight in the whole.</param>
/// <param name="Source">Where the band comes from.</param>
/// <param name="Value">Reads the measure; null where it cannot be judged.</param>
public sealed record Criterion(
    Aspect Aspect, string Measure, string Label, string Unit, Band Band, double Weight, string Source, Func<Performance, double?> Value);
