namespace SpeechCoach.Contracts;

/// <summary>One measure beside what is usual for the learner.</summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Label">Its name as a learner reads it.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">Its value in this recording.</param>
/// <param name="Usual">What is usual.</param>
/// <param name="Change">How the two differ.</param>
/// <param name="IsBetter">
/// Whether the change is for the better: nearer to the band that the report scores the measure by; null where nothing changed, where no band is
/// known, or where both lie within it.
/// </param>
public sealed record MeasureComparison(string Measure, string Label, string Unit, double Value, UsualMeasure Usual, Change Change, bool? IsBetter);
