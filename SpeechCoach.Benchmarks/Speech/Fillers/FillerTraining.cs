using System.Globalization;
using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>Makes clips, aligns them, and grows the trees by which fillers are judged; what it has made is kept and used again.</summary>
static class FillerTraining
{
    public static async Task<int> RunAsync(string folder, int count, string treesFile)
    {
        var sentences = ClipMaker.Sentences("sentences.txt");
        // In the second half all fillers are said in one breath with their sentence: those are the hard ones.
        var made = await AlignedClip.MakeAsync(
            folder, count, (i, work) => new ClipMaker(sentences, work).Any(1_000_003 * (i + 1), i < count / 2 ? ClipMaker.UsuallyApart : 0));
        List<SpokenClip> clips = [.. made.Select(one => one.Clip)];
        List<Sample> samples = [.. made.SelectMany((one, i) => one.Alignment is { } alignment ? Sample.Of(one.Clip, alignment, i) : [])];
        Console.WriteLine($"{made.Count(one => one.Alignment is null)} not aligned");
        var truths = clips.Sum(clip => clip.Fillers.Count);
        var covered = clips.Select((clip, i) => clip.Fillers.Count(filler => samples.Exists(s => s.Clip == i && s.Matches(filler)))).Sum();
        var proposed = clips.Select((clip, i) => clip.Fillers.Count(filler => samples.Exists(s => s.Clip == i && s.Candidate.Proposal is not null && s.Matches(filler)))).Sum();
        Console.WriteLine($"{clips.Count} clips, {clips.Sum(clip => clip.Duration):0} s, {truths} fillers, {covered} have a candidate, {proposed} a proposal; {samples.Count} candidates, {samples.Count(s => s.IsFiller)} of them fillers");
        File.WriteAllLines(Path.Combine(folder, "candidates.csv"), Table(clips, samples));
        foreach (var fold in Enumerable.Range(0, 4))
            Report($"fold {fold}", clips, [.. samples.Where(s => s.Clip % 4 == fold)], Boosting.Train([.. samples.Where(s => s.Clip % 4 != fold)]), i => i % 4 == fold);
        var trees = Boosting.Train(samples);
        Report("all", clips, samples, trees, _ => true);
        File.WriteAllLines(treesFile, trees.Lines());
        return 0;
    }

    static IEnumerable<string> Table(List<SpokenClip> clips, List<Sample> samples) => samples
        .Select(s => string.Join(',', (object[])
        [
            s.Clip, clips[s.Clip].Noise, s.IsFiller ? 1 : 0, s.Candidate.Range.Start, s.Candidate.Range.End, s.Candidate.Proposal?.Text ?? "",
            string.Join('/', clips[s.Clip].Fillers.Where(s.Matches).Select(filler => filler.Kind)), .. s.Evidence.Cast<object>(),
        ]))
        .Prepend(string.Join(',', ["clip", "noise", "y", "start", "end", "proposal", "truth", .. FillerEvidence.Names]));

    static void Report(string name, List<SpokenClip> clips, IReadOnlyList<Sample> samples, FillerTrees trees, Func<int, bool> which)
    {
        foreach (var threshold in (double[])[0.3, FillerJudgement.Threshold, 0.7])
        {
            foreach (var group in (string[])["clean", "noisy"])
            {
                var (found, wrong, truths, seconds, most) = (0, 0, 0, 0.0, 0);
                foreach (var i in Enumerable.Range(0, clips.Count).Where(which).Where(i => clips[i].Noise.Length == 0 == (group == "clean")))
                {
                    var judged = samples.Where(s => s.Clip == i && trees.Probability(s.Evidence) > threshold).ToList();
                    truths += clips[i].Fillers.Count;
                    seconds += clips[i].Duration;
                    found += clips[i].Fillers.Count(filler => judged.Exists(s => s.Matches(filler)));
                    wrong += judged.Count(s => !s.IsFiller);
                    most = Math.Max(most, judged.Count(s => !s.IsFiller));
                }
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {group} at {threshold}: {found} of {truths} ({100.0 * found / Math.Max(1, truths):0.0} %), {wrong} false in {seconds:0} s ({30 * wrong / seconds:0.00} in 30 s, {most} at most)"));
            }
        }
    }
}
