namespace SpeechCoach.Analytics;

/// <summary>A stage with results of one type, whatever they are made of.</summary>
interface IResultStage<TResult>
{
    /// <summary>Results are a read model; windows that nothing has come to for so long are forgotten, where it is said how long.</summary>
    void KeepResults(TimeSpan? idle);

    /// <summary>Results go to a topic, under another key where one is given.</summary>
    void SendTo(string topic, Func<TResult, string>? key);

    /// <summary>The results of a run in memory, by key and window.</summary>
    IReadOnlyList<WindowResult<TResult>> Results(StageWork work);
}
