using System.Runtime.InteropServices;

namespace SpeechCoach.Analytics;

/// <summary>
/// Windows in memory. When there are too many, those are let go that only one batch has come to, which is what mostly becomes of a day
/// or a minute, and then those that nothing has come to for longest: all that they hold is saved, and they are loaded again when something comes.
/// </summary>
/// <param name="most">About how many there may be; without a bound all stay.</param>
/// <param name="mostValues">About how many values they may hold together; without a bound all stay.</param>
sealed class WindowTable<T>(int? most, int? mostValues)
{
    // How small a part of them may be those that only one batch has come to.
    const int New = 8;

    readonly Dictionary<(string Key, string Name), OpenWindow<T>> windows = [];
    readonly HashSet<string> keys = [];
    int batch;
    int swept = -1;
    int fresh;
    int values;

    public int Count => windows.Count;

    public IEnumerable<OpenWindow<T>> All => windows.Values;

    /// <summary>One and the same string for a key, of which every event brings a copy.</summary>
    public string Key(string key)
    {
        if (keys.TryGetValue(key, out var known)) return known;
        keys.Add(key);
        return key;
    }

    public OpenWindow<T> Get(string key, string name, int? limit)
    {
        ref var window = ref CollectionsMarshal.GetValueRefOrAddDefault(windows, (key, name), out var isThere);
        if (!isThere)
        {
            window = new(key, name, limit) { IsFresh = true };
            fresh++;
        }
        else if (window!.IsFresh && window.Batch != batch)
        {
            window.IsFresh = false;
            fresh--;
        }

        window!.Batch = batch;
        return window;
    }

    /// <summary>Ends a batch, and lets windows go. Nothing may be on its way into them.</summary>
    /// <param name="more">How many more values the windows hold than after the batch before.</param>
    public void Trim(int more)
    {
        values += more;
        if (fresh > most / New) Remove(static (window, table) => window.IsFresh && window.Batch < table.batch);
        if (windows.Count > most || values > mostValues)
        {
            Remove(static (window, table) => window.Batch <= table.swept);
            swept = batch;
        }

        if (keys.Count > most) keys.Clear();
        batch++;
    }

    void Remove(Func<OpenWindow<T>, WindowTable<T>, bool> which)
    {
        foreach (var (key, window) in windows)
        {
            if (!which(window, this)) continue;
            windows.Remove(key);
            values -= window.Count;
            if (window.IsFresh) fresh--;
        }
    }
}
