using System.Globalization;

namespace SpeechCoach.Speech;

static class Spelling
{
    // A letter to Unicode, though it is written where others write the mark.
    const char LetterApostrophe = 'ʼ';
    const string Apostrophes = "’‘＇´`";

    /// <summary>A word as the lists spell it: lower case, accents composed, straight apostrophes, no marks around it; empty where it is nothing but marks.</summary>
    public static string Normalize(string text)
    {
        var (start, end) = Letters(text);
        var word = Composed(text[start..end]).Replace(LetterApostrophe, '\'');
        foreach (var apostrophe in Apostrophes)
            word = word.Replace(apostrophe, '\'');
        return word.ToLowerInvariant();
    }

    /// <summary>From the first letter or digit up to behind the last, with the accents that are written behind it.</summary>
    public static (int Start, int End) Letters(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && !IsLetter(text[start]))
            start++;
        while (end > start && !IsLetter(text[end - 1]) && !IsAccent(text[end - 1]))
            end--;
        return (start, end);
    }

    /// <summary>Whether there is any letter or digit.</summary>
    public static bool HasLetters(string text) => text.Any(IsLetter);

    /// <summary>A word without the repetition of any letter: <c>uh</c> for "uhhh".</summary>
    public static string Squeezed(string word) => string.Concat(word.Where((letter, i) => i == 0 || letter != word[i - 1]));

    // Half a surrogate pair cannot be composed, nor can what is no character.
    static string Composed(string word) => word.Any(IsAccent) && !word.Any(letter => char.IsSurrogate(letter) || letter == '\uFFFE') ? word.Normalize() : word;

    static bool IsLetter(char letter) => char.IsLetterOrDigit(letter) && letter != LetterApostrophe;

    static bool IsAccent(char mark) => char.GetUnicodeCategory(mark) == UnicodeCategory.NonSpacingMark;
}
