namespace SpeechCoach.Speech;

static class Spelling
{
    /// <summary>A word as the lists spell it: lower case, straight apostrophes, no marks around it; empty where it is nothing but marks.</summary>
    public static string Normalize(string text)
    {
        var (start, end) = Letters(text);
        return text[start..end].Replace('’', '\'').ToLowerInvariant();
    }

    /// <summary>From the first letter or digit up to behind the last.</summary>
    public static (int Start, int End) Letters(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && !char.IsLetterOrDigit(text[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1]))
            end--;
        return (start, end);
    }
}
