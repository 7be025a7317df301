namespace SpeechCoach.Worker;

/// <summary>
/// What share of the words that PocketSphinx recognised is right. Its own posteriors are too high for some rooms and too low for others, so
/// how well the words fit the sound counts as well: logistic regression over 19 recordings of people whose wording is known, see docs/measuring.md.
/// </summary>
static class SphinxConfidence
{
    const double Always = 0.412;
    const double OfPosterior = 0.842;
    const double OfScore = 0.132;
    const double UsualPosterior = 0.6;
    const double UsualScore = -42;

    /// <param name="posterior">Mean posterior of the words, 0 to 1.</param>
    /// <param name="score">Mean score a frame of the words, aligned with the sound they were recognised from.</param>
    /// <returns>0 to 1.</returns>
    public static double Of(double posterior, double score) =>
        1 / (1 + Math.Exp(-(Always + OfPosterior * (posterior - UsualPosterior) + OfScore * (score - UsualScore))));
}
