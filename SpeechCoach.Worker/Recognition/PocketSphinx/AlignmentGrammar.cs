using System.Globalization;
using System.Text;

namespace SpeechCoach.Worker;

/// <summary>A grammar that accepts one wording only.</summary>
static class AlignmentGrammar
{
    const string Mark = "filler";
    const string Apostrophes = "'’‘ʼ＇´`";

    /// <summary>Breath and clicks, under a name that no wording has, with its phones.</summary>
    public static (string Name, string Phones) Noise { get; } = ("noisenoise", "+NSN+");

    /// <summary>What may stand between words, with its phones; the last is whatever voice is no word.</summary>
    public static IReadOnlyList<(string Name, string Phones)> Fillers { get; } = [(Mark + "um", "AH M"), (Mark + "uh", "AH"), (Mark + "er", "ER"), (Mark + "hm", "+SPN+")];

    /// <param name="words">The wording.</param>
    /// <param name="fillers">Whether a filler may stand before each word and at the end.</param>
    public static string For(IReadOnlyList<string> words, bool fillers)
    {
        var optional = fillers ? "[<noise>] [<filler>] " : "[<noise>] ";
        var grammar = new StringBuilder("#JSGF V1.0; grammar wording; <noise> = ").Append(Noise.Name)
            .Append("; <filler> = ").AppendJoin(" | ", Fillers.Select(filler => filler.Name)).Append("; public <wording> =");
        foreach (var word in words)
            grammar.Append(' ').Append(optional).Append(word);
        return grammar.Append(' ').Append(optional).Append(';').ToString();
    }

    /// <summary>A grammar that accepts any beginning of a wording, also none of it.</summary>
    public static string ForBeginning(IReadOnlyList<string> words) =>
        new StringBuilder("#JSGF V1.0; grammar wording; <noise> = ").Append(Noise.Name).Append("; public <wording> = [<noise>]")
            .AppendJoin(null, words.Select(word => $" [{word} [<noise>]"))
            .Append(']', words.Count).Append(';').ToString();

    /// <summary>The filler that a name stands for, or null.</summary>
    public static string? FillerOf(string name) => Fillers.Any(filler => filler.Name == name) ? name[Mark.Length..] : null;

    /// <summary>The words of a text as the dictionary spells them: lower case, without accents or marks other than the apostrophe, numerals as they are read aloud.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var letters = Spelled(Numerals.ReadAloud(text).ToLowerInvariant()).ToArray();
        return [.. new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\'')).Where(word => word.Length > 0)];
    }

    static IEnumerable<char> Spelled(string text)
    {
        // No letter of the dictionary is a pair of surrogates, and half of one cannot be decomposed, nor can what is no character.
        foreach (var letter in string.Concat(text.Select(letter => char.IsSurrogate(letter) || letter == '\uFFFE' ? ' ' : letter)).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterLower(letter))
                yield return letter;
            else if (Apostrophes.Contains(letter))
                yield return '\'';
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                yield return ' ';
        }
    }
}
