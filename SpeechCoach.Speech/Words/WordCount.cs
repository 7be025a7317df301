namespace SpeechCoach.Speech;

/// <summary>How often a word was said.</summary>
/// <param name="Word">The word or phrase in lower case.</param>
/// <param name="Count">How often, 1 or more.</param>
public readonly record struct WordCount(string Word, int Count)
{
    internal static IReadOnlyList<WordCount> Of(IEnumerable<string> words) =>
        [.. words.CountBy(word => word).Select(pair => new WordCount(pair.Key, pair.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Word, StringComparer.Ordinal)];
}
