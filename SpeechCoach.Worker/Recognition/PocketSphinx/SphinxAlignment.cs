using static SpeechCoach.Worker.PocketSphinxNative;

namespace SpeechCoach.Worker;

/// <summary>Aligns a wording in the child process: once with a filler allowed before each word, once without.</summary>
static class SphinxAlignment
{
    const string Grammar = "wording";

    /// <summary>
    /// Wide beams: a wording that is not quite what was said would else lose its way. All states are scored, so that scores are told from
    /// the best sound of the language rather than from the best that the wording allows.
    /// </summary>
    public static string[] Options { get; } = ["-beam", "1e-250", "-pbeam", "1e-250", "-wbeam", "1e-250", "-compallsen", "yes"];

    public static IEnumerable<SphinxWord> Align(nint decoder, short[] samples, IReadOnlyList<string> wording)
    {
        if (wording.Count == 0)
            yield break;
        foreach (var (name, phones) in AlignmentGrammar.Fillers)
        {
            if (LookupWord(decoder, name) == 0)
                AddWord(decoder, name, phones, 1);
        }
        foreach (var word in wording)
        {
            if (LookupWord(decoder, word) == 0)
                AddWord(decoder, word, Pronunciation.Guess(word), 1);
        }
        foreach (var plain in (bool[])[false, true])
        {
            if (SetGrammar(decoder, Grammar, AlignmentGrammar.For(wording, fillers: !plain)) < 0 || SetSearch(decoder, Grammar) < 0)
                throw new InvalidOperationException("PocketSphinx does not take the grammar.");
            foreach (var word in SphinxChild.Decode(decoder, samples))
            {
                var filler = AlignmentGrammar.FillerOf(word.Text!);
                yield return word with { Text = filler ?? word.Text, IsProposal = filler is not null, Confidence = null, Plain = plain };
            }
        }
    }
}
