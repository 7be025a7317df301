namespace SpeechCoach.Analytics;

/// <summary>
/// Windows in memory. Those that nothing has come to for longest are let go when there are too many: all that they hold is saved, and
/// they are loaded again when something comes.
/// </summary>
/// <param name="most">About how many there may be; without a bound all stay.</param>
sealed class WindowTable<T>(int? most)
{
    Dictionary<(string Key, string Name), OpenWindow<T>> recent = [];
    Dictionary<(string Key, string Name), OpenWindow<T>> older = [];

    public int Count => recent.Count + older.Count;

    public IEnumerable<OpenWindow<T>> All => recent.Values.Concat(older.Values);

    public OpenWindow<T> Get(string key, string name, int? limit)
    {
        if (recent.TryGetValue((key, name), out var window)) return window;
        if (!older.Remove((key, name), out window)) window = new(key, name, limit);
        recent.Add((key, name), window);
        return window;
    }

    /// <summary>Lets windows go. Nothing may be on its way into them.</summary>
    public void Trim()
    {
        if (recent.Count <= most / 2) return;
        if (most is null) return;
        older = recent;
        recent = [];
    }
}
