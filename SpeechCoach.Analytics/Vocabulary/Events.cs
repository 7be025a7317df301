namespace SpeechCoach.Analytics;

/// <summary>Values on their way through a dataflow, each with the event it came of.</summary>
public sealed class Events<T>
{
    readonly Draft draft;
    readonly Func<Push<T>, StageInput> connect;

    internal Events(Draft draft, Func<Push<T>, StageInput> connect) => (this.draft, this.connect) = (draft, connect);

    /// <summary>Makes something else of each value.</summary>
    public Events<TOther> Map<TOther>(Func<T, TOther> map) =>
        new(draft, next => connect((in Element<T> element) => next(element.With(element.IsWithdrawn ? Left(map, element.Value) : map(element.Value)))));

    /// <summary>Keeps the values for which this holds.</summary>
    public Events<T> Where(Func<T, bool> holds) => new(draft, next => connect((in Element<T> element) =>
    {
        // Of one that is withdrawn nobody can tell any more whether it held.
        if (element.IsWithdrawn || holds(element.Value)) next(element);
    }));

    /// <summary>Makes any number of values of each, in an order that is always the same.</summary>
    /// <remarks>They go with their learner, not with the one recording of his that is deleted: that has no values any more to make them of.</remarks>
    public Events<TOther> FlatMap<TOther>(Func<T, IEnumerable<TOther>> map) => new(draft, next => connect((in Element<T> element) =>
    {
        var number = 0;
        foreach (var value in map(element.Value)) next(element.With(value) with { Id = $"{element.Id}.{number++}" });
    }));

    /// <summary>Values by learner, as the log has them already: nothing has to move.</summary>
    public Keyed<T> PerLearner() => new(draft, connect);

    /// <summary>Values by learner and something of their own, such as the language spoken: nothing has to move.</summary>
    public Keyed<T> PerLearnerAnd(Func<T, string> part) =>
        new(draft, next => connect((in Element<T> element) => next(element with { Key = $"{element.Key}/{part(element.Value)}" })));

    /// <summary>Values by any key. All of one key have to come together, so on the log they go through a topic of the dataflow's own.</summary>
    public Keyed<T> KeyBy(Func<T, string> key)
    {
        var stage = new RekeyStage<T>(draft.NextTopic, key);
        stage.Input = connect(stage.Take);
        return Keyed<T>.After(draft, stage);
    }

    // One that is withdrawn has no numbers any more, at which a map may throw. Windows of its learner are found without.
    static TOther Left<TOther>(Func<T, TOther> map, T value)
    {
        try
        {
            return map(value);
        }
        catch (Exception)
        {
            return default!;
        }
    }

    internal Outlet<T> EndIn(Stage stage, Push<T> take)
    {
        stage.Input = connect(take);
        return new(draft.Then(stage).Stages);
    }
}
