namespace SpeechCoach.Speech;

/// <summary>A stretch of an <see cref="Alignment"/>: a word, or the silence between two.</summary>
/// <param name="Text">The word in lower case, or the filler that was proposed; empty for silence and noise.</param>
/// <param name="Start">Start in seconds from the beginning of the recording.</param>
/// <param name="End">End in seconds from the beginning of the recording.</param>
/// <param name="Score">Acoustic score a frame of 10 ms, not above 0: how far the sounds of the word stay behind the best of all sounds of the language.</param>
/// <param name="Sounds">Phones of its pronunciation in the letters of CMU's dictionary (ARPAbet without stress), with a space between two; empty for silence.</param>
/// <param name="IsProposal">Whether it is no word of the wording but a filler that fits the sound.</param>
public readonly record struct AlignedWord(string Text, double Start, double End, double Score, string Sounds, bool IsProposal = false)
{
    /// <summary>Where it is.</summary>
    public TimeRange Range => new(Start, End);

    /// <summary>How many phones it has; at least 1.</summary>
    public int Phones => Sounds.AsSpan().Count(' ') + 1;

    /// <summary>Whether it is no word but silence or noise.</summary>
    public bool IsSilence => Text.Length == 0;
}
