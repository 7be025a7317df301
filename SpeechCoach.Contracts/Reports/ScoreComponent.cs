namespace SpeechCoach.Contracts;

/// <summary>One measure's share in a score.</summary>
/// <param name="Measure">The measure's name, one of <see cref="MeasureNames"/>.</param>
/// <param name="Label">What is judged, as a learner reads it.</param>
/// <param name="Value">The measure's value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Band">Where it is good and where it counts nothing.</param>
/// <param name="Points">0 to 100.</param>
/// <param name="Weight">Its weight within the part.</param>
/// <param name="Source">Where the band comes from.</param>
public sealed record ScoreComponent(
    string Measure, string Label, double Value, string Unit, ScoreBand Band, double Points, double Weight, string Source);
