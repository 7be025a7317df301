namespace SpeechCoach.Speech;

/// <summary>A sound of the language that was heard by one who does not know the wording.</summary>
/// <param name="Phone">In the letters of CMU's dictionary (ARPAbet without stress); <c>SIL</c> for silence, in plus signs for voice and noise that are no sound of it.</param>
/// <param name="Start">Start in seconds from the beginning of the recording.</param>
/// <param name="End">End in seconds from the beginning of the recording.</param>
/// <param name="Score">Score a frame of 10 ms, as <see cref="AlignedWord.Score"/>.</param>
public readonly record struct HeardSound(string Phone, double Start, double End, double Score)
{
    /// <summary>Where it is.</summary>
    public TimeRange Range => new(Start, End);
}
