using System.Text;
using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>A grammar that accepts one wording only, with a filler allowed before each word unless the wording has fillers itself.</summary>
static class AlignmentGrammar
{
    public static string For(IReadOnlyList<string> words)
    {
        var optional = words.Any(Language.English.IsFiller) ? "" : "[<filler>] ";
        var grammar = new StringBuilder("#JSGF V1.0; grammar wording; <filler> = um | uh | er; public <wording> =");
        foreach (var word in words)
            grammar.Append(' ').Append(optional).Append(word);
        return grammar.Append(' ').Append(optional).Append(';').ToString();
    }

    /// <summary>The words of a text as the dictionary spells them: lower case, without marks other than the apostrophe.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var letters = text.ToLowerInvariant().Replace('’', '\'').Select(c => char.IsAsciiLetterLower(c) || c == '\'' ? c : ' ').ToArray();
        return [.. new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\'')).Where(word => word.Length > 0)];
    }
}
