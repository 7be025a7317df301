namespace SpeechCoach.Speech;

/// <summary>A word with its place in the recording.</summary>
/// <param name="Text">The word, fillers included.</param>
/// <param name="Start">Start in seconds from the beginning of the recording.</param>
/// <param name="End">End in seconds from the beginning of the recording.</param>
/// <param name="Confidence">0 to 1, where it is known.</param>
public sealed record TimedWord(string Text, double Start, double End, double? Confidence = null)
{
    /// <summary>Whether it is a filled pause; <see cref="Language.MarkFillers"/> tells by the lists of its language.</summary>
    public bool IsFiller { get; init; }

    // Engines write a dash or a note of music as a word of its own.
    internal bool IsWord => !IsFiller && Spelling.HasLetters(Text);

    /// <summary>Where it is.</summary>
    public TimeRange Range => new(Start, End);
}
