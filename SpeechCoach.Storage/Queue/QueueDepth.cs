namespace SpeechCoach.Storage;

/// <summary>How much is under way.</summary>
/// <param name="Waiting">Recordings in the stream that no worker holds yet.</param>
/// <param name="Working">Recordings that a worker holds.</param>
/// <param name="Retries">Recordings that wait to be tried again.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="Oldest">Age of the oldest entry that is waiting or worked on; zero where there is none.</param>
public sealed record QueueDepth(long Waiting, long Working, long Retries, long Dead, TimeSpan Oldest)
{
    /// <summary>All that workers still have before them.</summary>
    public long Total => Waiting + Working + Retries;
}
