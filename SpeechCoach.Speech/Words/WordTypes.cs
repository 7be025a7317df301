namespace SpeechCoach.Speech;

static class WordTypes
{
    /// <summary>Numbers the types in the order in which they come: equal words get equal numbers, from 0 on.</summary>
    public static int[] Number(IReadOnlyList<string> words, out int count)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var types = new int[words.Count];
        for (var i = 0; i < types.Length; i++)
        {
            if (!numbers.TryGetValue(words[i], out types[i]))
                numbers.Add(words[i], types[i] = numbers.Count);
        }
        count = numbers.Count;
        return types;
    }
}
