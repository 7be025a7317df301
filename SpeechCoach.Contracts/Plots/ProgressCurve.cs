namespace SpeechCoach.Contracts;

/// <summary>How one number went over some days.</summary>
/// <param name="Label">Its name as the learner reads it.</param>
/// <param name="Unit">Its unit as the learner reads it.</param>
/// <param name="Points">Its value on the days that have one, in their order.</param>
public sealed record ProgressCurve(string Label, string Unit, IReadOnlyList<(DateOnly Day, double Value)> Points);
