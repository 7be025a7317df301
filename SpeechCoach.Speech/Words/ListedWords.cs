namespace SpeechCoach.Speech;

/// <summary>The words of a speech that are in its language's frequency list: whoever reads them learns no name and no other rare word.</summary>
public static class ListedWords
{
    /// <summary>How often each listed content word was said, as the list spells it, in ordinal order; empty where the language has no list.</summary>
    /// <param name="words">The words as written down, whatever their case and the marks around them, fillers left out.</param>
    /// <param name="language">Their language.</param>
    public static IReadOnlyDictionary<string, int> Count(IEnumerable<string> words, Language language)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        if (language.Frequency is not { } list)
            return counts;
        foreach (var text in words)
        {
            var word = Spelling.Normalize(text);
            if (!language.IsContentWord(word))
                continue;
            if (!list.Contains(word))
                word = language.BaseForm(word);
            if (list.Contains(word))
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }
        return counts;
    }
}
