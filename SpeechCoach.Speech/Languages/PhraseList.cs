using System.Collections.Frozen;

namespace SpeechCoach.Speech;

/// <summary>Words and phrases to look for in a text.</summary>
public sealed class PhraseList
{
    readonly FrozenDictionary<string, string[][]> byFirstWord;

    /// <param name="phrases">In lower case, the words of each parted by one blank.</param>
    public PhraseList(IEnumerable<string> phrases) => byFirstWord = phrases
        .Select(phrase => phrase.Split(' '))
        .GroupBy(words => words[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray());

    /// <summary>Number of words of the longest phrase that <paramref name="words"/> begin with, 0 where there is none.</summary>
    /// <param name="words">In lower case, without marks around them.</param>
    public int Match(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty || !byFirstWord.TryGetValue(words[0], out var phrases))
            return 0;
        foreach (var phrase in phrases)
        {
            if (words.StartsWith(phrase))
                return phrase.Length;
        }
        return 0;
    }
}
