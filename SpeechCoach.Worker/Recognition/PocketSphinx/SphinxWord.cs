namespace SpeechCoach.Worker;

/// <summary>One line of the child's answer; the last one has no text.</summary>
/// <param name="Utterance">Which utterance, from 0; on the last line how many there were.</param>
/// <param name="Text">The word as the dictionary has it.</param>
/// <param name="Start">Seconds from the utterance's beginning.</param>
/// <param name="End">Seconds from the utterance's beginning.</param>
/// <param name="Confidence">Posterior probability; none in an alignment.</param>
sealed record SphinxWord(int Utterance, string? Text = null, double Start = 0, double End = 0, double? Confidence = null)
{
    /// <summary>Acoustic score a frame, not above 0: how far its model stays behind the best of all at each moment.</summary>
    public double Score { get; init; }

    /// <summary>Phones of its pronunciation, with a space between two.</summary>
    public string Sounds { get; init; } = "";

    /// <summary>Whether it is no word of the wording but a filler that was allowed before it.</summary>
    public bool IsProposal { get; init; }

    /// <summary>Whether it was aligned without fillers between the words.</summary>
    public bool Plain { get; init; }
}
