namespace SpeechCoach.Analytics;

/// <summary>A kind of window in event time.</summary>
public abstract class Window
{
    /// <summary>The name of the window that a value falls into, <c>kind/start</c>; names of one kind sort by time.</summary>
    internal abstract string Of(DateTimeOffset at, DateOnly day);

    /// <summary>How many values it holds at most, the latest ones; all without.</summary>
    internal virtual int? Most => null;
}
