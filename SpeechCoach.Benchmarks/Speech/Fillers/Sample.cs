using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>A candidate in a clip, with what it is.</summary>
/// <param name="Clip">Number of the clip.</param>
/// <param name="Candidate">Where it is.</param>
/// <param name="Evidence">Its numbers.</param>
/// <param name="IsFiller">Whether it is a filler.</param>
/// <param name="IsUnclear">Whether it touches a filler without being it.</param>
sealed record Sample(int Clip, FillerCandidate Candidate, double[] Evidence, bool IsFiller, bool IsUnclear)
{
    const double Touch = 0.01;

    public static IEnumerable<Sample> Of(SpokenClip clip, Alignment alignment, int index)
    {
        var analysis = SoundAnalysis.Of(clip.Samples, Speaker.SampleRate);
        var texture = Texture.Of(clip.Samples, Speaker.SampleRate, analysis);
        var means = new AlignmentMeans(alignment);
        foreach (var candidate in FillerCandidates.Find(texture, alignment))
        {
            var isFiller = clip.Fillers.Any(filler => Matches(candidate, filler));
            yield return new(
                index, candidate, FillerEvidence.Of(candidate, texture, alignment, means), isFiller,
                !isFiller && clip.Fillers.Any(filler => candidate.Range.Overlap(new(filler.Start, filler.End)) > Touch));
        }
    }

    public bool Matches(SpokenFiller filler) => Matches(Candidate, filler);

    static bool Matches(FillerCandidate candidate, SpokenFiller filler)
    {
        var overlap = candidate.Range.Overlap(new(filler.Start, filler.End));
        return overlap >= 0.5 * Math.Min(candidate.Range.Length, filler.End - filler.Start) && overlap >= 0.3 * candidate.Range.Length;
    }
}
