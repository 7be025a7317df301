using System.Collections.Frozen;

namespace SpeechCoach.Speech;

/// <summary>The filled pauses of English: sounds that hold the floor and mean nothing. Words such as "like" are none by themselves.</summary>
public static class Fillers
{
    static readonly FrozenSet<string> Known =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "um", "umm", "uhm", "uh", "uhh", "er", "err", "erm", "ah", "eh", "hm", "hmm", "mm");

    /// <summary>Whether <paramref name="word"/> is one, whatever marks stand around it.</summary>
    public static bool IsFiller(string word) => Known.Contains(word.Trim(' ', '.', ',', '!', '?', ';', ':', '-', '…', '\'', '"'));
}
