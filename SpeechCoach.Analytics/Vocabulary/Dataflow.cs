namespace SpeechCoach.Analytics;

/// <summary>
/// A question asked of the events: what is made of each, whose windows it falls into and what a window's values amount to together.
/// The same class runs over a list, a file, the archive and, once registered, the live event log.
/// </summary>
public abstract class Dataflow
{
    /// <summary>Its name in kebab-case: that of its consumer group, its state and its read model.</summary>
    public abstract string Name { get; }

    internal abstract IReadOnlyList<Stage> Plan();
}
