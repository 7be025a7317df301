using System.Text.Json;
using Microsoft.Extensions.Options;
using SpeechCoach.Speech;
using SpeechCoach.Worker;

namespace SpeechCoach.Benchmarks;

/// <summary>A synthetic recording with its wording aligned; null where that does not fit.</summary>
sealed record AlignedClip(SpokenClip Clip, Alignment? Alignment)
{
    const int Batch = 10;
    static readonly int Threads = Environment.ProcessorCount;

    /// <summary>Makes clips and aligns them. What was made is kept in a folder and used again.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="count">How many.</param>
    /// <param name="make">Makes the clip of a number, with a folder for files in between.</param>
    public static async Task<List<AlignedClip>> MakeAsync(string folder, int count, Func<int, string, SpokenClip> make)
    {
        Directory.CreateDirectory(folder);
        var clips = new SpokenClip[count];
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = Threads }, i => clips[i] = Kept(folder, i, make));
        var batches = new List<Alignment?>[(count + Batch - 1) / Batch];
        await Parallel.ForAsync(0, batches.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, async (part, token) =>
            batches[part] = await AlignAsync(folder, part * Batch, clips[(part * Batch)..Math.Min(count, (part + 1) * Batch)], token));
        return [.. clips.Zip(batches.SelectMany(batch => batch), (clip, alignment) => new AlignedClip(clip, alignment))];
    }

    static SpokenClip Kept(string folder, int i, Func<int, string, SpokenClip> make)
    {
        var (wav, json) = (Path.Combine(folder, $"{i}.wav"), Path.Combine(folder, $"{i}.json"));
        if (!File.Exists(json))
        {
            var work = Directory.CreateTempSubdirectory("speech-coach-fillers-").FullName;
            var clip = make(i, work);
            Directory.Delete(work, recursive: true);
            Room.Write(clip.Samples, wav);
            File.WriteAllText(json, JsonSerializer.Serialize(clip with { Samples = [] }));
        }
        return JsonSerializer.Deserialize<SpokenClip>(File.ReadAllText(json))! with { Samples = Tool.Read(wav).Samples };
    }

    // One child process for all of a batch: most of its time is spent on loading the model.
    static async Task<List<Alignment?>> AlignAsync(string folder, int first, SpokenClip[] clips, CancellationToken cancellationToken)
    {
        var json = Path.Combine(folder, $"alignment-{first}-{clips.Length}.json");
        if (!File.Exists(json))
        {
            var aligner = new WordAligner(new SphinxProcess(Options.Create(new PocketSphinxOptions { Processes = 1, TimeoutFactor = 100 }), TimeProvider.System));
            List<SphinxUtterance> utterances = [];
            List<TimeRange> sounding = [];
            var at = 0.0;
            foreach (var clip in clips)
            {
                sounding.AddRange(VoiceActivity.Find(clip.Samples, Speaker.SampleRate).Runs.Select(run => new TimeRange(at + run.Start, at + run.End)));
                utterances.Add(new(new(at, at + clip.Duration), AlignmentGrammar.Words(clip.Wording)));
                at += clip.Duration;
            }
            var found = await aligner.AlignAsync(
                new([.. clips.SelectMany(clip => clip.Samples)], false), new() { Runs = sounding }, utterances, cancellationToken);
            File.WriteAllText(json, JsonSerializer.Serialize(found.Select((alignment, i) => alignment is null ? null : Shift(alignment, -utterances[i].Range.Start))));
        }
        return JsonSerializer.Deserialize<List<Alignment?>>(File.ReadAllText(json))!;
    }

    static Alignment Shift(Alignment alignment, double by) =>
        new([.. alignment.Stretches.Select(stretch => new TimeRange(stretch.Start + by, stretch.End + by))], Shift(alignment.WithFillers, by), Shift(alignment.Plain, by));

    static List<AlignedWord> Shift(IReadOnlyList<AlignedWord> words, double by) => [.. words.Select(word => word with { Start = word.Start + by, End = word.End + by })];
}
