using SpeechCoach.Storage;

namespace SpeechCoach.Api.Operations;

/// <summary>How much is under way.</summary>
sealed record QueueView(long Waiting, long Working, long Retries, long Dead, double OldestSeconds)
{
    public static QueueView Of(QueueDepth depth) => new(depth.Waiting, depth.Working, depth.Retries, depth.Dead, depth.Oldest.TotalSeconds);
}
