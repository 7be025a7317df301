using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>What an engine heard.</summary>
/// <param name="Recognition">Who heard it and how surely.</param>
/// <param name="Words">The words in the order spoken.</param>
public sealed record RecognizedSpeech(Recognition Recognition, IReadOnlyList<TimedWord> Words)
{
    /// <summary>Whether fillers were listened for: dictation leaves most of them out.</summary>
    public bool SoughtFillers { get; init; }

    /// <summary>What the learner should know about it.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
