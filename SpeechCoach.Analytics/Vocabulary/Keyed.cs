namespace SpeechCoach.Analytics;

/// <summary>Values by key.</summary>
public sealed class Keyed<T>
{
    readonly Draft draft;
    readonly Func<Push<T>, StageInput> connect;

    internal Keyed(Draft draft, Func<Push<T>, StageInput> connect) => (this.draft, this.connect) = (draft, connect);

    /// <summary>Groups the values of each key by event time. A value falls into one window of each kind given.</summary>
    /// <remarks>No value comes too late: a window takes in whatever belongs to it and is told anew.</remarks>
    public Windowed<T> Window(params Window[] windows) => new(draft, connect, windows);

    internal static Keyed<T> After(Draft draft, Stage stage) =>
        new(draft.Then(stage), next => new StageInput<T>(ElementJson<T>.Instance, next));
}
