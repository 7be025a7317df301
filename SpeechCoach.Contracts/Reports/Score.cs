namespace SpeechCoach.Contracts;

/// <summary>How well it was spoken, with all that the number is made of.</summary>
/// <param name="Points">0 to 100: the mean of the parts by their weights, which are those of what could be judged.</param>
/// <param name="Parts">The parts that could be judged.</param>
public sealed record Score(double Points, IReadOnlyList<ScorePart> Parts);
