using System.Globalization;
using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>Makes clips, aligns them, and grows the trees by which fillers are judged; what it has made is kept and used again.</summary>
static class FillerTraining
{
    const string Nobody = "espeak-ng";
    const double Plain = 3 / 7.0; // of the recordings; the others are lively

    public static async Task<int> RunAsync(string folder, int count, string treesFile)
    {
        var sentences = ClipMaker.Sentences("sentences.txt");
        var plain = (int)Math.Round(Plain * count);
        List<AlignedClip> made = [.. await MakeAsync("plain", plain, lively: false), .. await MakeAsync("lively", count - plain, lively: true)];
        List<string> voices = [.. Enumerable.Range(0, count).Select(i => Voice(i < plain ? i : i - plain))];
        List<SpokenClip> clips = [.. made.Select(one => one.Clip)];
        List<Sample> samples =
        [
            .. made.Index().AsParallel().AsOrdered().SelectMany(pair => pair.Item.Alignment is { } alignment ? Sample.Of(pair.Item.Clip, alignment, pair.Index) : []),
        ];
        Console.WriteLine($"{made.Count(one => one.Alignment is null)} not aligned");
        var truths = clips.Sum(clip => clip.Fillers.Count);
        var candidates = samples.ToLookup(s => s.Clip);
        var covered = clips.Index().Sum(pair => pair.Item.Fillers.Count(filler => candidates[pair.Index].Any(s => s.Matches(filler))));
        var proposed = clips.Index().Sum(pair => pair.Item.Fillers.Count(filler => candidates[pair.Index].Any(s => s.Candidate.Proposal is not null && s.Matches(filler))));
        Console.WriteLine($"{clips.Count} clips, {clips.Sum(clip => clip.Duration):0} s, {truths} fillers, {covered} have a candidate, {proposed} a proposal; {samples.Count} candidates, {samples.Count(s => s.IsFiller)} of them fillers");
        File.WriteAllLines(Path.Combine(folder, "candidates.csv"), Table(clips, samples));
        foreach (var voice in (string[])[.. Flite.Voices, Nobody])
        {
            var isOther = samples.ToLookup(s => voices[s.Clip] != voice);
            Report($"without {voice}", clips, [.. isOther[false]], Boosting.Train([.. isOther[true]]), i => voices[i] == voice);
        }
        var trees = Boosting.Train(samples);
        Report("all", clips, samples, trees, _ => true);
        File.WriteAllLines(treesFile, trees.Lines());
        return 0;

        // In all but every fourth all fillers are said in one breath with their sentence: those are the hard ones.
        Task<List<AlignedClip>> MakeAsync(string kind, int number, bool lively) => AlignedClip.MakeAsync(
            Path.Combine(folder, kind), number, (i, work) => new ClipMaker(sentences, work).Any(Seed(i), i % 4 == 0 ? Talk.UsuallyApart : 0, lively));
    }

    static int Seed(int clip) => 1_000_003 * (clip + 1);

    // Voices that are nobody's are one as to who has been heard.
    static string Voice(int clip) => ClipMaker.Voice(Seed(clip)) is var voice && Flite.Voices.Contains(voice) ? voice : Nobody;

    static IEnumerable<string> Table(List<SpokenClip> clips, List<Sample> samples) => samples
        .Select(s => string.Join(',', (object[])
        [
            s.Clip, clips[s.Clip].Noise, s.IsFiller ? 1 : 0, s.Candidate.Range.Start, s.Candidate.Range.End, s.Candidate.Proposal?.Text ?? "",
            string.Join('/', clips[s.Clip].Fillers.Where(s.Matches).Select(filler => filler.Kind)), .. s.Evidence.Cast<object>(),
        ]))
        .Prepend(string.Join(',', ["clip", "noise", "y", "start", "end", "proposal", "truth", .. FillerEvidence.Names]));

    static void Report(string name, List<SpokenClip> clips, IReadOnlyList<Sample> samples, FillerTrees trees, Func<int, bool> which)
    {
        var judged = samples.Select(s => (Sample: s, Probability: trees.Probability(s.Evidence))).ToLookup(one => one.Sample.Clip);
        foreach (var threshold in (double[])[0.3, FillerJudgement.Threshold, 0.7])
        {
            foreach (var group in (string[])["clean", "noisy"])
            {
                var (found, wrong, truths, seconds, most) = (0, 0, 0, 0.0, 0);
                foreach (var i in Enumerable.Range(0, clips.Count).Where(which).Where(i => clips[i].Noise.Length == 0 == (group == "clean")))
                {
                    var heard = judged[i].Where(one => one.Probability >= threshold).Select(one => one.Sample).ToList();
                    truths += clips[i].Fillers.Count;
                    seconds += clips[i].Duration;
                    found += clips[i].Fillers.Count(filler => heard.Exists(s => s.Matches(filler)));
                    wrong += heard.Count(s => s is { IsFiller: false, IsUnclear: false });
                    most = Math.Max(most, heard.Count(s => s is { IsFiller: false, IsUnclear: false }));
                }
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {group} at {threshold}: {found} of {truths} ({100.0 * found / Math.Max(1, truths):0.0} %), {wrong} false in {seconds:0} s ({30 * wrong / seconds:0.00} in 30 s, {most} at most)"));
            }
        }
    }
}
