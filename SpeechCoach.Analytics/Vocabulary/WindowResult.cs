namespace SpeechCoach.Analytics;

/// <summary>What one window amounts to.</summary>
/// <param name="Key">Whose window it is.</param>
/// <param name="Window">Its name, such as <c>day/2026-03-01</c>.</param>
/// <param name="Value">The result.</param>
public readonly record struct WindowResult<TResult>(string Key, string Window, TResult Value)
{
    /// <summary>Where it begins: its name without its kind.</summary>
    public string Start => Window[(Window.IndexOf('/') + 1)..];
}
