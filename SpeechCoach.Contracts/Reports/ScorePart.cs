namespace SpeechCoach.Contracts;

/// <summary>One part of a score.</summary>
/// <param name="Name">A stable name: <c>delivery</c>, <c>fluency</c>, <c>language</c>.</param>
/// <param name="Label">The name as a learner reads it.</param>
/// <param name="Points">0 to 100: the mean of the components by their weights.</param>
/// <param name="Weight">Its weight among the parts.</param>
/// <param name="Components">What it is made of.</param>
public sealed record ScorePart(string Name, string Label, double Points, double Weight, IReadOnlyList<ScoreComponent> Components);
