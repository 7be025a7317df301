namespace SpeechCoach.Contracts;

/// <summary>A learner's latest recordings in one language.</summary>
/// <param name="Language">The language, as a BCP 47 tag; null where none of them says what it is in.</param>
/// <param name="Recordings">The recordings with their measures, in the order in which they were accepted.</param>
/// <param name="HasOthers">Whether there are some in other languages among the latest.</param>
public sealed record LatestRecordings(string? Language, IReadOnlyList<MeasuredRecording> Recordings, bool HasOthers)
{
    /// <summary>What is usual over them.</summary>
    public Usual Usual() => Contracts.Usual.Of(Recordings.Select(recording => recording.Measures));
}
