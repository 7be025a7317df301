namespace SpeechCoach.Analytics;

/// <summary>Puts values into windows and tells what each window amounts to.</summary>
sealed class FoldStage<T, TResult>(IReadOnlyList<Window> windows, Func<IReadOnlyList<T>, TResult> fold) : Stage, IResultStage<TResult>
{
    FoldWork<T, TResult>? current;

    public IReadOnlyList<Window> Windows => windows;

    public Func<IReadOnlyList<T>, TResult> Result => fold;

    public bool KeepsResults { get; private set; }

    /// <summary>How long windows are kept that nothing comes to; for good without.</summary>
    public TimeSpan? Idle { get; private set; }

    public Func<TResult, string>? OutputKey { get; private set; }

    public void KeepResults(TimeSpan? idle) => (KeepsResults, Idle) = (true, idle);

    public void SendTo(string topic, Func<TResult, string>? key) => (Output, OutputKey) = (topic, key);

    public void Take(in Element<T> element) => current!.Take(element);

    public override StageWork Open(StagePlace? place) => new FoldWork<T, TResult>(this, place);

    public override void Use(StageWork work) => current = (FoldWork<T, TResult>)work;

    public IReadOnlyList<WindowResult<TResult>> Results(StageWork work) =>
        [.. ((FoldWork<T, TResult>)work).Elements().Select(window => new WindowResult<TResult>(window.Element.Key, window.Window, window.Element.Value))];

    public override void PassOn(StageWork work, StageInput next)
    {
        var input = (StageInput<TResult>)next;
        foreach (var (element, _) in ((FoldWork<T, TResult>)work).Elements()) input.Push(Rekeyed(element));
    }

    public Element<TResult> Rekeyed(in Element<TResult> element) => OutputKey is null ? element : element with { Key = OutputKey(element.Value) };
}
