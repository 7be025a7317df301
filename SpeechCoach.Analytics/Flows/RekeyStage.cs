namespace SpeechCoach.Analytics;

/// <summary>Sends values on under another key.</summary>
sealed class RekeyStage<T> : Stage
{
    readonly Func<T, string> key;
    RekeyWork? current;
    StageInput<T>? next;

    public RekeyStage(string output, Func<T, string> key) => (Output, this.key) = (output, key);

    public void Take(in Element<T> element)
    {
        var rekeyed = element with { Key = key(element.Value) };
        if (next is null) current!.Messages.Add(ElementJson<T>.Write(rekeyed));
        else next.Push(rekeyed);
    }

    public override StageWork Open(StagePlace? place) => new RekeyWork();

    public override void Use(StageWork work) => current = (RekeyWork)work;

    public override void Chain(StageInput next) => this.next = (StageInput<T>)next;
}
