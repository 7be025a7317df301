using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// Stochastic gradient boosting of small trees (Friedman 2002), done several times by other choices, of which the mean is taken (bagging, Breiman 1996):
/// one growth alone moves a single candidate by a tenth. The same for the same samples.
/// </summary>
static class Boosting
{
    const int Growths = 2;

    public static FillerTrees Train(IReadOnlyList<Sample> samples)
    {
        // What touches a filler without being it teaches neither.
        List<Sample> clear = [.. samples.Where(sample => !sample.IsUnclear)];
        var isFiller = clear.Select(sample => sample.IsFiller).ToArray();
        var share = (isFiller.Count(filler => filler) + 0.5) / (isFiller.Length + 1);
        var always = Math.Log(share / (1 - share));
        var ranges = new EvidenceRanges([.. clear.Select(sample => sample.Evidence)]);
        var growths = new List<FillerTree>[Growths];
        Parallel.For(0, Growths, i => growths[i] = new Growth(ranges, isFiller, always, new(i + 1)).Run());
        return new(always, [.. growths.SelectMany(trees => trees).Select(tree => tree.Times(1.0 / Growths))]);
    }
}
