using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>Where a stage keeps what it knows.</summary>
/// <param name="Flow">The dataflow.</param>
/// <param name="Generation">Rises with every reset of the dataflow: state of another one means nothing.</param>
/// <param name="OpenWindows">Windows that are kept in memory, about.</param>
/// <param name="OpenValues">Values that are kept in memory in them, about.</param>
sealed record StagePlace(string Flow, long Generation, int OpenWindows, int OpenValues)
{
    readonly string state = RedisKeys.FlowState(Flow, Generation);
    readonly string views = RedisKeys.FlowViews(Flow, Generation);

    /// <summary>As <see cref="RedisKeys.FlowWindow"/> has it.</summary>
    public KeyName WindowKey(string key, string window) => new(state, key, window);

    /// <summary>As <see cref="RedisKeys.FlowView"/> has it.</summary>
    public KeyName ViewKey(string key) => new(views, key);
}
