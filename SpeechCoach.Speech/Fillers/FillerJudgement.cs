namespace SpeechCoach.Speech;

/// <summary>
/// Finds the filled pauses of a recording whose wording is known without them. An alignment in which fillers are optional proposes some,
/// voice that no word explains and voice that stands still propose others; each is judged by small trees of questions about what its
/// sound, its surroundings and the alignment say of it (<see cref="FillerEvidence"/>).
/// </summary>
public static class FillerJudgement
{
    /// <summary>Probability from which a candidate is reported: more likely a filler than not.</summary>
    public const double Threshold = 0.5;

    // The trees are grown on recordings that are harder than most: of what they give 0.4 to 0.5 in others, two in three are fillers (docs/measuring.md).
    const double Favour = 1.5;

    // Even an "uh" that is remarked on for its shortness lasts 0.125 s (Liberman 2020, 2026), though an alignment may cut it short. What lasts less is, of people, more often the end of a vowel.
    const double Brief = 0.08;

    const double Apart = 0.06;

    /// <summary>Judges all candidates.</summary>
    /// <param name="samples">The recording, full scale at ±1, all finite.</param>
    /// <param name="sampleRate">Samples per second, at least 8000.</param>
    /// <param name="analysis">What was measured of it.</param>
    /// <param name="alignment">Its wording, aligned.</param>
    /// <returns>The fillers in the order spoken, each at <see cref="Threshold"/> or above; they do not overlap.</returns>
    public static IReadOnlyList<HeardFiller> Judge(ReadOnlySpan<float> samples, int sampleRate, SoundAnalysis analysis, Alignment alignment)
    {
        if (alignment.Stretches.Count == 0)
            return [];
        var texture = Texture.Of(samples, sampleRate, analysis);
        var means = new AlignmentMeans(alignment);
        List<HeardFiller> found = [];
        foreach (var candidate in FillerCandidates.Find(texture, alignment))
        {
            var probability = Weighed(FillerTrees.Trained.Probability(FillerEvidence.Of(candidate, texture, alignment, means)), candidate.Range.Length);
            if (probability >= Threshold)
                Add(new(candidate.Proposal?.Text is "um" or "er" ? candidate.Proposal.Value.Text : "uh", candidate.Range, probability));
        }
        return found;

        // An "um" may be proposed as "uh" and a hum.
        void Add(HeardFiller filler)
        {
            if (found.Count > 0 && filler.Range.Start - found[^1].Range.End < Apart)
                found[^1] = new(filler.Text == "um" ? "um" : found[^1].Text, found[^1].Range with { End = filler.Range.End }, Math.Max(found[^1].Confidence, filler.Confidence));
            else
                found.Add(filler);
        }
    }

    // The odds by Bayes, for other frequencies than those of the recordings that the trees are grown on.
    static double Weighed(double probability, double seconds)
    {
        var more = probability * (seconds < Brief ? 1 / Favour : Favour);
        return more / (more + 1 - probability);
    }
}
