using SpeechCoach.Contracts;

namespace SpeechCoach.Analytics;

/// <summary>A dataflow whose windows have results of one type.</summary>
/// <typeparam name="TResult">What a window amounts to.</typeparam>
public abstract class Dataflow<TResult> : Dataflow
{
    /// <summary>
    /// The dataflow, from the events to its sink. Everything in it must be a pure function: events come twice and out of order, and a
    /// replay must give what was given before.
    /// </summary>
    public abstract Outlet<TResult> Define(Events<SpeechAnalyzed> speeches);

    /// <summary>Runs the dataflow in memory over some events, in whatever order and however often they come.</summary>
    /// <returns>Every window of every key, by key and then by window in ordinal order.</returns>
    public IReadOnlyList<WindowResult<TResult>> Run(IEnumerable<SpeechAnalyzed> speeches)
    {
        var stages = Plan();
        var works = stages.Select(stage => stage.Open(null)).ToList();
        for (var i = 0; i < stages.Count; i++)
        {
            stages[i].Use(works[i]);
            if (i > 0) stages[i - 1].Chain(stages[i].Input);
        }

        var first = (StageInput<SpeechAnalyzed>)stages[0].Input;
        List<SpeechAnalyzed> all = [.. speeches];
        var withdrawn = all.Where(speech => speech.Withdrawn == true).Select(speech => speech.Recording).ToHashSet();
        foreach (var speech in all.Where(speech => !withdrawn.Contains(speech.Recording))) first.Push(SpeechFormat.Element(speech));
        for (var i = 1; i < stages.Count; i++) stages[i - 1].PassOn(works[i - 1], stages[i].Input);
        return ((IResultStage<TResult>)stages[^1]).Results(works[^1]);
    }

    internal override IReadOnlyList<Stage> Plan() => Define(Events.OfLog(Name)).Stages;
}
