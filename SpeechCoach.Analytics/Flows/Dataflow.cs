using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics.Flows;

/// <summary>
/// What a question makes of the events. Folding must be idempotent by recording and indifferent to order: events come twice
/// and out of order, and after the log has begun again they all come once more.
/// </summary>
abstract class Dataflow
{
    /// <summary>The name of its consumer group and of its state.</summary>
    public abstract string Name { get; }

    /// <summary>The windows that these events change, in their new state. Saves nothing.</summary>
    public abstract Task<IReadOnlyCollection<WindowChange>> FoldAsync(IReadOnlyCollection<SpeechAnalyzed> events, CancellationToken cancellationToken);
}
