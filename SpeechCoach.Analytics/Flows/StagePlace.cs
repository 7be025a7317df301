using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>Where a stage keeps what it knows.</summary>
/// <param name="Flow">The dataflow.</param>
/// <param name="Generation">Rises with every reset of the dataflow: state of another one means nothing.</param>
/// <param name="OpenWindows">Windows that are kept in memory, about.</param>
sealed record StagePlace(string Flow, long Generation, int OpenWindows)
{
    public string WindowKey(string key, string window) => RedisKeys.FlowWindow(Flow, Generation, key, window);

    public string ViewKey(string key) => RedisKeys.FlowView(Flow, Generation, key);
}
