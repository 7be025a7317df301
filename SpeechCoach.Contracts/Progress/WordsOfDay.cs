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
        var words = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in recordings.SelectMany(recording => recording)) words[word] = words.GetValueOrDefault(word) + count;
        return new() { Words = words };
    }
}
