using SpeechCoach.Contracts;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>What an engine heard.</summary>
/// <param name="Recognition">Who heard it and how surely.</param>
/// <param name="Words">The words in the order spoken.</param>
public sealed record RecognizedSpeech(Recognition Recognition, IReadOnlyList<TimedWord> Words)
{
    /// <summary>The words aligned with their sound; null where that could not be done.</summary>
    internal WordAlignment? Alignment { get; init; }

    /// <summary>Whether fillers were listened for, nearly everywhere: dictation leaves most of them out.</summary>
    public bool SoughtFillers { get; init; }

    /// <summary>What the learner should know about it.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>The same with the times and the fillers that an alignment and the sound tell.</summary>
    internal RecognizedSpeech Listened(DecodedAudio audio, SoundAnalysis analysis) =>
        Alignment is { Owners.Count: > 0 } alignment
            ? this with { Words = alignment.Listen(audio, analysis, Words), SoughtFillers = alignment.Found(Words) >= WordAligner.LeastFound }
            : this;
}
