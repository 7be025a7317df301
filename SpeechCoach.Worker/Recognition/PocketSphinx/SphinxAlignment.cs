using static SpeechCoach.Worker.PocketSphinxNative;

namespace SpeechCoach.Worker;

/// <summary>Aligns a wording in the child process: once with a filler allowed before each word, once without.</summary>
static class SphinxAlignment
{
    const string Grammar = "wording";
    const double Beam = 1e-120;
    const double NoBeam = 0;
    const double LongestWithoutBeam = 60;
    const double MostWordsASecond = 6;
    const int SampleRate = 16_000;

    static readonly string[] beams = ["-beam", "-pbeam", "-wbeam"];

    /// <summary>
    /// All states are scored, so that scores are told from the best sound of the language rather than from the best that the wording
    /// allows. The model's own fillers are left out: one of them is made of what people say that is no word, and would hide what is sought.
    /// </summary>
    public static string[] Options { get; } = ["-compallsen", "yes", "-topn", "2", "-fdict", "/dev/null", "-lw", "1"];

    /// <summary>Lets any sounds of the language follow each other, likelier ones by a model of their order, and scores them as words are scored.</summary>
    public static string[] SoundOptions(string modelFolder) => [.. Options, "-allphone", Path.Combine(modelFolder, "en-us-phone.lm.bin"), "-allphone_ci", "yes"];

    public static IEnumerable<SphinxWord> Align(nint decoder, short[] samples, IReadOnlyList<string> wording)
    {
        if (wording.Count == 0)
            return [];
        Know(decoder, wording);
        // A wording that is not quite what was said loses its way between narrow beams; without any it is slow.
        var ways = Both(decoder, samples, wording, Beam);
        return IsWhole(ways, wording) || samples.Length > LongestWithoutBeam * SampleRate ? ways : Both(decoder, samples, wording, NoBeam);
    }

    /// <summary>How much of the beginning of a wording the samples hold: those of its words, one after the other, that explain them best.</summary>
    public static List<SphinxWord> Follow(nint decoder, short[] samples, IReadOnlyList<string> wording)
    {
        // More than anybody says in that time; the rest would only cost.
        List<string> near = [.. wording.Take((int)(MostWordsASecond * samples.Length / SampleRate) + 5)];
        if (near.Count == 0)
            return [];
        Know(decoder, near);
        foreach (var name in beams)
            SetNumber(Configuration(decoder), name, Beam);
        Search(decoder, AlignmentGrammar.ForBeginning(near));
        return [.. SphinxChild.Decode(decoder, samples).Where(word => word.Text is { Length: > 0 } text && text != AlignmentGrammar.Noise.Name)];
    }

    static void Know(nint decoder, IReadOnlyList<string> wording)
    {
        foreach (var (name, phones) in AlignmentGrammar.Fillers.Append(AlignmentGrammar.Noise))
        {
            if (LookupWord(decoder, name) == 0)
                AddWord(decoder, name, phones, 1);
        }
        foreach (var word in wording)
        {
            if (LookupWord(decoder, word) == 0)
                AddWord(decoder, word, Pronunciation.Guess(word), 1);
        }
    }

    static void Search(nint decoder, string grammar)
    {
        if (SetGrammar(decoder, Grammar, grammar) < 0 || SetSearch(decoder, Grammar) < 0)
            throw new InvalidOperationException("PocketSphinx does not take the grammar.");
    }

    static List<SphinxWord> Both(nint decoder, short[] samples, IReadOnlyList<string> wording, double beam)
    {
        foreach (var name in beams)
            SetNumber(Configuration(decoder), name, beam);
        List<SphinxWord> words = [.. Align(decoder, samples, wording, plain: false)];
        if (IsWhole(words, wording))
            words.AddRange(Align(decoder, samples, wording, plain: true));
        return words;
    }

    static IEnumerable<SphinxWord> Align(nint decoder, short[] samples, IReadOnlyList<string> wording, bool plain)
    {
        Search(decoder, AlignmentGrammar.For(wording, fillers: !plain));
        foreach (var word in SphinxChild.Decode(decoder, samples))
        {
            var filler = AlignmentGrammar.FillerOf(word.Text!);
            yield return word with { Text = filler ?? (word.Text == AlignmentGrammar.Noise.Name ? "" : word.Text), IsProposal = filler is not null, Confidence = null, Plain = plain };
        }
    }

    static bool IsWhole(List<SphinxWord> words, IReadOnlyList<string> wording) => words.Count(word => word is { Plain: false, IsProposal: false, Text.Length: > 0 }) == wording.Count;
}
