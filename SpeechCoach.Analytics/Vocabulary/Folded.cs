namespace SpeechCoach.Analytics;

/// <summary>Results by key and window, told anew whenever they change.</summary>
public sealed class Folded<TResult>
{
    readonly Draft draft;
    readonly IResultStage<TResult> stage;

    internal Folded(Draft draft, IResultStage<TResult> stage) => (this.draft, this.stage) = (draft, stage);

    /// <summary>Results by another key; on the log they go through a topic of the dataflow's own.</summary>
    public Keyed<TResult> KeyBy(Func<TResult, string> key)
    {
        stage.SendTo(draft.NextTopic, key);
        return Keyed<TResult>.After(draft, (Stage)stage);
    }

    /// <summary>The read model has the newest result of every window.</summary>
    /// <param name="idle">After how long windows go that nothing more comes to, and a key's results with the last of its windows; none go without.</param>
    public Outlet<TResult> ToReadModel(TimeSpan? idle = null)
    {
        stage.KeepResults(idle);
        return new(draft.Then((Stage)stage).Stages);
    }

    /// <summary>Every new result of a window goes to a topic, keyed as it is here; readers keep the newest of each window.</summary>
    public Outlet<TResult> ToTopic(string topic)
    {
        stage.SendTo(topic, null);
        return new(draft.Then((Stage)stage).Stages);
    }
}
