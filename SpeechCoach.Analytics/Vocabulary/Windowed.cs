namespace SpeechCoach.Analytics;

/// <summary>Values by key and window.</summary>
public sealed class Windowed<T>
{
    readonly Draft draft;
    readonly Func<Push<T>, StageInput> connect;
    readonly IReadOnlyList<Window> windows;

    internal Windowed(Draft draft, Func<Push<T>, StageInput> connect, IReadOnlyList<Window> windows) =>
        (this.draft, this.connect, this.windows) = (draft, connect, windows);

    /// <summary>What the values of a window amount to together, each recording counted once.</summary>
    /// <param name="fold">From the values, in the order of event time, to the result; called again whenever the window has changed.</param>
    public Folded<TResult> Fold<TResult>(Func<IReadOnlyList<T>, TResult> fold)
    {
        var stage = new FoldStage<T, TResult>(windows, fold);
        stage.Input = connect(stage.Take);
        return new(draft, stage);
    }

    /// <summary>The values themselves are the read model: whoever reads it sees each with the id of its recording.</summary>
    public Outlet<IReadOnlyList<T>> ToReadModel()
    {
        var stage = new FoldStage<T, IReadOnlyList<T>>(windows, values => values);
        stage.Input = connect(stage.Take);
        return new(draft.Then(stage).Stages);
    }
}
