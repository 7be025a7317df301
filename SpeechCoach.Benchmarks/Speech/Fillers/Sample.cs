using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>A candidate in a clip, with what it is.</summary>
sealed record Sample(int Clip, FillerCandidate Candidate, double[] Evidence, bool IsFiller)
{
    public static IEnumerable<Sample> Of(SpokenClip clip, Alignment alignment, int index)
    {
        var analysis = SoundAnalysis.Of(clip.Samples, Flite.SampleRate);
        var texture = Texture.Of(clip.Samples, Flite.SampleRate, analysis);
        var means = new AlignmentMeans(alignment);
        foreach (var candidate in FillerCandidates.Find(texture, alignment))
        {
            yield return new(
                index, candidate, FillerEvidence.Of(candidate, texture, alignment, means),
                clip.Fillers.Any(filler => Matches(candidate, filler)));
        }
    }

    public bool Matches(SpokenFiller filler) => Matches(Candidate, filler);

    static bool Matches(FillerCandidate candidate, SpokenFiller filler)
    {
        var overlap = candidate.Range.Overlap(new(filler.Start, filler.End));
        return overlap >= 0.5 * Math.Min(candidate.Range.Length, filler.End - filler.Start) && overlap >= 0.3 * candidate.Range.Length;
    }
}
