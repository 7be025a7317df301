namespace SpeechCoach.Speech;

/// <summary>Corrects where aligned words start by what is heard there.</summary>
public static class WordStarts
{
    const double Early = 0.08;
    const double Late = 0.15;
    const double Silent = 0.05;

    /// <summary>
    /// The same words; one that follows a silence starts where the sound does, as far as that is near: an alignment takes breath for the
    /// beginning of a word, and swallows soft beginnings.
    /// </summary>
    public static IReadOnlyList<AlignedWord> Correct(IReadOnlyList<AlignedWord> words, SoundAnalysis analysis)
    {
        List<AlignedWord> corrected = [];
        foreach (var word in words)
        {
            var before = corrected.Count == 0 ? 0 : corrected[^1].End;
            corrected.Add(word.Start - before < Silent ? word : word with { Start = Math.Min(Onset(word, before, analysis), word.End) });
        }
        return corrected;
    }

    static double Onset(AlignedWord word, double before, SoundAnalysis analysis)
    {
        var run = analysis.Activity.Runs.FirstOrDefault(run => run.Start >= word.Start - Early && run.Start <= word.Start + Late && run.Start < word.End);
        return run.Length > 0 ? Math.Max(before, run.Start) : word.Start;
    }
}
