namespace SpeechCoach.Contracts;

/// <summary>The listed content words that a learner said on one day.</summary>
public sealed record WordsOfDay
{
    /// <summary>Version of this record; fields are only ever added, as optional ones.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>How often each was said, in ordinal order of the words.</summary>
    public required IReadOnlyDictionary<string, int> Words { get; init; }

    /// <summary>The words of some recordings together.</summary>
    public static WordsOfDay Of(IReadOnlyList<IReadOnlyDictionary<string, int>> recordings)
    {
        // Most days hold one recording, whose words come in their order.
        if (recordings is [var only] && IsSorted(only.Keys)) return new() { Words = only };
        var counts = new Dictionary<string, int>(recordings.Count > 0 ? recordings[0].Count : 0, StringComparer.Ordinal);
        foreach (var recording in recordings)
            foreach (var (word, count) in recording) counts[word] = counts.GetValueOrDefault(word) + count;
        string[] sorted = [.. counts.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        var words = new OrderedDictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        foreach (var word in sorted) words.Add(word, counts[word]);
        return new() { Words = words };
    }

    static bool IsSorted(IEnumerable<string> words)
    {
        var before = default(string);
        foreach (var word in words)
        {
            if (string.CompareOrdinal(before, word) >= 0) return false;
            before = word;
        }

        return true;
    }
}
