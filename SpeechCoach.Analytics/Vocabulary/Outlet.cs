namespace SpeechCoach.Analytics;

/// <summary>A dataflow as defined, from its source to its sink.</summary>
public sealed class Outlet<TResult>
{
    internal Outlet(IReadOnlyList<Stage> stages) => Stages = stages;

    internal IReadOnlyList<Stage> Stages { get; }
}
