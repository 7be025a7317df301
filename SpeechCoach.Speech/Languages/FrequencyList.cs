using System.Collections.Frozen;

namespace SpeechCoach.Speech;

/// <summary>The most frequent words of a language in their order.</summary>
public sealed class FrequencyList
{
    readonly FrozenDictionary<string, int> ranks;

    /// <param name="words">Most frequent first, in lower case, none twice.</param>
    public FrequencyList(IReadOnlyList<string> words) =>
        ranks = words.Select((word, index) => KeyValuePair.Create(word, index + 1)).ToFrozenDictionary();

    /// <summary>Number of words.</summary>
    public int Count => ranks.Count;

    /// <summary>Whether a word, in lower case, is in the list.</summary>
    public bool Contains(string word) => ranks.ContainsKey(word);

    /// <summary>Rank of a word, 1 for the most frequent; one more than <see cref="Count"/> for all words beyond the list.</summary>
    public int Rank(string word) => ranks.GetValueOrDefault(word, Count + 1);
}
