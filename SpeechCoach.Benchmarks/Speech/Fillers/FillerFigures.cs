using System.Globalization;
using SpeechCoach.Speech;

namespace SpeechCoach.Benchmarks;

/// <summary>
/// How many fillers of synthetic voices are found, in silence, over noises at 15 dB, where their pitch and pace are moved as people's move, where fillers lean on the
/// word before and where somebody listens and says so, the wording given without them. No weight was trained on these sentences, nor on any of these voices but flite's; on others of espeak-ng it was.
/// </summary>
static class FillerFigures
{
    const double SignalToNoise = 15;

    // Flite has bounds to meet, and of a dozen fillers a voice one more or less is a matter of chance.
    static readonly (string Name, IReadOnlyList<string> Voices, int Times)[] speakers =
    [
        ("flite", Flite.Voices, 4), ("others", [.. Festival.Voices, .. Espeak.Voices], 1),
    ];

    /// <summary>Prints a row a voice, then how fluent reading fares.</summary>
    /// <param name="folder">Where the recordings are kept.</param>
    /// <param name="count">How many of each voice each way; of flite's four times as many, but of moved ones.</param>
    public static async Task PrintAsync(string folder, int count)
    {
        var sentences = ClipMaker.Sentences("held-out.txt");
        foreach (var (name, voices, times) in speakers)
        {
            await PrintAsync($"{name} in silence", voices, "clean", times * count, (maker, seed, voice) => maker.Plain(seed, voice, null));
            await PrintAsync($"{name} at {SignalToNoise} dB", voices, "noisy", times * count, (maker, seed, voice) => maker.Plain(seed, voice, SignalToNoise));
            await PrintAsync($"{name} moved", voices, "moved", count, (maker, seed, voice) => maker.Plain(seed, voice, null, moved: true));
            await PrintAsync($"{name} leaning", voices, "leaning", times * count, (maker, seed, voice) => maker.Plain(seed, voice, null, leaning: 0.7));
            await PrintAsync($"{name} in company", voices, "company", times * count, (maker, seed, voice) => maker.Plain(seed, voice, null, company: true));
            await PrintFluentAsync(name, voices);
        }

        async Task PrintAsync(string kind, IReadOnlyList<string> voices, string place, int each, Func<ClipMaker, int, string, SpokenClip> make)
        {
            var all = new FillerScore();
            var (covered, seconds) = (0, 0.0);
            foreach (var voice in voices)
            {
                var made = await AlignedClip.MakeAsync(Path.Combine(folder, $"{voice}-{place}"), each, (i, work) => make(new(sentences, work), 7919 * (i + 1), voice));
                var (score, candidates) = (new FillerScore(), 0);
                foreach (var (clip, alignment) in made.Select(one => (one.Clip, one.Alignment)))
                {
                    score += FillerScore.Of([.. clip.Fillers.Select(filler => new TimeRange(filler.Start, filler.End))], Heard(clip, alignment));
                    var samples = alignment is null ? [] : Sample.Of(clip, alignment, 0).ToList();
                    candidates += clip.Fillers.Count(filler => samples.Exists(sample => sample.Matches(filler)));
                }
                var length = made.Sum(one => one.Clip.Duration);
                Print($"{kind}, {voice}", score, candidates, length);
                (all, covered, seconds) = (all + score, covered + candidates, seconds + length);
            }
            Print(kind, all, covered, seconds);
        }

        async Task PrintFluentAsync(string name, IReadOnlyList<string> voices)
        {
            var (wrong, read, most) = (0, 0.0, 0);
            foreach (var voice in voices)
            {
                var made = await AlignedClip.MakeAsync(Path.Combine(folder, $"{voice}-fluent"), Math.Max(1, count / 2), (i, work) => new ClipMaker(sentences, work).Fluent(104729 * (i + 1), voice));
                var found = made.Select(one => Heard(one.Clip, one.Alignment).Count).ToList();
                (wrong, read, most) = (wrong + found.Sum(), read + made.Sum(one => one.Clip.Duration), Math.Max(most, found.Max()));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name + ", fluent reading",-34} {wrong} false in {read:0} s, {most} in one recording at most"));
        }
    }

    static void Print(string name, FillerScore score, int candidates, double seconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-34} {score.Found,4} of {score.There,4} ({100.0 * score.Found / score.There,5:0.0} %), {candidates,4} with a candidate, {score.False,3} false in {seconds,4:0} s ({30 * score.False / seconds:0.00} in 30 s)"));

    static List<TimeRange> Heard(SpokenClip clip, Alignment? alignment) => alignment is null
        ? []
        : [.. FillerJudgement.Judge(clip.Samples, Speaker.SampleRate, SoundAnalysis.Of(clip.Samples, Speaker.SampleRate), alignment).Select(filler => filler.Range)];
}
