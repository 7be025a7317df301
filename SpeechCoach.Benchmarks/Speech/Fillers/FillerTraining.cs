using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Benchmarks;

/// <summary>Makes clips, aligns them, and trains the weights by which fillers are judged; what it has made is kept and used again.</summary>
static class FillerTraining
{
    const int Batch = 10;
    const int Threads = 4;
    const double Penalty = 1;

    public static async Task<int> RunAsync(string folder, int count, string weightsFile)
    {
        Directory.CreateDirectory(folder);
        var clips = Make(folder, count);
        var alignments = await AlignAsync(folder, clips);
        List<Sample> samples = [];
        for (var i = 0; i < clips.Count; i++)
        {
            if (alignments[i] is { } alignment)
                samples.AddRange(Sample.Of(clips[i], alignment, i));
        }
        Console.WriteLine($"{alignments.Count(a => a is null)} not aligned");
        var truths = clips.Sum(clip => clip.Fillers.Count);
        var covered = clips.Select((clip, i) => clip.Fillers.Count(filler => samples.Exists(s => s.Clip == i && s.Matches(filler)))).Sum();
        var proposed = clips.Select((clip, i) => clip.Fillers.Count(filler => samples.Exists(s => s.Clip == i && s.Candidate.Proposal is not null && s.Matches(filler)))).Sum();
        Console.WriteLine($"{clips.Count} clips, {clips.Sum(clip => clip.Duration):0} s, {truths} fillers, {covered} have a candidate, {proposed} a proposal; {samples.Count} candidates, {samples.Count(s => s.IsFiller)} of them fillers");
        File.WriteAllLines(Path.Combine(folder, "candidates.csv"), Table(clips, samples));
        foreach (var fold in Enumerable.Range(0, 4))
            Report($"fold {fold}", clips, [.. samples.Where(s => s.Clip % 4 == fold)], Train([.. samples.Where(s => s.Clip % 4 != fold)]), i => i % 4 == fold);
        var weights = Train(samples);
        Report("all", clips, samples, weights, _ => true);
        File.WriteAllLines(weightsFile, weights.Lines());
        return 0;
    }

    static IEnumerable<string> Table(List<SpokenClip> clips, List<Sample> samples) => samples
        .Select(s => string.Join(',', (object[])
        [
            s.Clip, clips[s.Clip].Noise, s.IsFiller ? 1 : 0, s.Candidate.Range.Start, s.Candidate.Range.End, s.Candidate.Proposal?.Text ?? "",
            string.Join('/', clips[s.Clip].Fillers.Where(s.Matches).Select(filler => filler.Kind)), .. s.Evidence.Cast<object>(),
        ]))
        .Prepend(string.Join(',', ["clip", "noise", "y", "start", "end", "proposal", "truth", .. FillerEvidence.Names]));

    static FillerWeights Train(IReadOnlyList<Sample> samples) => new(
        Logistic.Train([.. samples.Where(s => s.Candidate.Proposal is not null)], Penalty),
        Logistic.Train([.. samples.Where(s => s.Candidate.Proposal is null)], Penalty));

    static void Report(string name, List<SpokenClip> clips, IReadOnlyList<Sample> samples, FillerWeights weights, Func<int, bool> which)
    {
        foreach (var threshold in (double[])[0.3, 0.5, 0.7])
        {
            foreach (var group in (string[])["clean", "noisy"])
            {
                var (found, wrong, truths, seconds, most) = (0, 0, 0, 0.0, 0);
                foreach (var i in Enumerable.Range(0, clips.Count).Where(which).Where(i => clips[i].Noise.Length == 0 == (group == "clean")))
                {
                    var judged = samples.Where(s => s.Clip == i && weights.Probability(s.Candidate, s.Evidence) > threshold).ToList();
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

    static List<SpokenClip> Make(string folder, int count)
    {
        var clips = new SpokenClip[count];
        var sentences = ClipMaker.Sentences("sentences.txt");
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = Threads }, i =>
        {
            var (wav, json) = (Path.Combine(folder, $"{i}.wav"), Path.Combine(folder, $"{i}.json"));
            if (!File.Exists(json))
            {
                var work = Directory.CreateTempSubdirectory("speech-coach-fillers-").FullName;
                var clip = new ClipMaker(sentences, work).Any(1_000_003 * (i + 1));
                Directory.Delete(work, recursive: true);
                Room.Write(clip.Samples, wav);
                File.WriteAllText(json, JsonSerializer.Serialize(clip with { Samples = [] }));
            }
            clips[i] = JsonSerializer.Deserialize<SpokenClip>(File.ReadAllText(json))! with { Samples = Tool.Read(wav).Samples };
        });
        return [.. clips];
    }

    static async Task<List<Alignment?>> AlignAsync(string folder, List<SpokenClip> clips)
    {
        var aligner = new WordAligner(new SphinxProcess(Options.Create(new PocketSphinxOptions()), TimeProvider.System));
        var alignments = new List<Alignment?>[(clips.Count + Batch - 1) / Batch];
        await Parallel.ForAsync(0, alignments.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, async (part, token) =>
        {
            var batch = clips[(part * Batch)..Math.Min(clips.Count, (part + 1) * Batch)];
            var json = Path.Combine(folder, $"alignment-{part * Batch}-{batch.Count}.json");
            if (!File.Exists(json))
            {
                List<SphinxUtterance> utterances = [];
                var at = 0.0;
                foreach (var clip in batch)
                {
                    utterances.Add(new(new(at, at + clip.Duration), AlignmentGrammar.Words(clip.Wording)));
                    at += clip.Duration;
                }
                var found = await aligner.AlignAsync(new([.. batch.SelectMany(clip => clip.Samples)], false), utterances, token);
                File.WriteAllText(json, JsonSerializer.Serialize(found.Select((alignment, i) => alignment is null ? null : Shift(alignment, -utterances[i].Range.Start))));
                Console.WriteLine($"aligned {part}");
            }
            alignments[part] = JsonSerializer.Deserialize<List<Alignment?>>(File.ReadAllText(json))!;
        });
        return [.. alignments.SelectMany(part => part)];
    }

    static Alignment Shift(Alignment alignment, double by) =>
        new([.. alignment.Stretches.Select(stretch => new TimeRange(stretch.Start + by, stretch.End + by))], Shift(alignment.WithFillers, by), Shift(alignment.Plain, by));

    static List<AlignedWord> Shift(IReadOnlyList<AlignedWord> words, double by) => [.. words.Select(word => word with { Start = word.Start + by, End = word.End + by })];
}
