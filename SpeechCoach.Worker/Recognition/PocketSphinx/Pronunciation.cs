using System.Text;

namespace SpeechCoach.Worker;

/// <summary>
/// A guess at how an English word is spoken that no dictionary has, by its spelling: good enough to give it a time, as most of its sounds
/// are right, and never shown to anybody.
/// </summary>
static class Pronunciation
{
    // The longest spelling that fits is taken. No sounds: a silent letter.
    static readonly (string Spelling, string Phones)[] rules =
    [
        ("tion", "SH AH N"), ("sion", "ZH AH N"), ("ture", "CH ER"), ("ious", "IY AH S"), ("ough", "AO"), ("augh", "AO"), ("eigh", "EY"), ("igh", "AY"),
        ("tch", "CH"), ("dge", "JH"), ("sch", "SH"), ("ous", "AH S"), ("que", "K"), ("air", "EH R"), ("ear", "IH R"), ("eer", "IH R"), ("our", "AO R"), ("oor", "AO R"), ("kn", "N"), ("wr", "R"),
        ("ch", "CH"), ("sh", "SH"), ("th", "TH"), ("ph", "F"), ("gh", "G"), ("wh", "W"), ("ck", "K"), ("ng", "NG"), ("qu", "K W"), ("nk", "NG K"),
        ("ai", "EY"), ("ay", "EY"), ("ea", "IY"), ("ee", "IY"), ("ei", "IY"), ("ey", "IY"), ("ie", "IY"), ("oa", "OW"), ("oe", "OW"), ("oi", "OY"), ("oy", "OY"),
        ("oo", "UW"), ("ou", "AW"), ("ow", "OW"), ("au", "AO"), ("aw", "AO"), ("ue", "UW"), ("ew", "UW"), ("ui", "UW"),
        ("ar", "AA R"), ("er", "ER"), ("ir", "ER"), ("or", "AO R"), ("ur", "ER"), ("ce", "S"), ("ci", "S IH"), ("cy", "S IY"), ("ge", "JH"),
        ("bb", "B"), ("cc", "K"), ("dd", "D"), ("ff", "F"), ("gg", "G"), ("ll", "L"), ("mm", "M"), ("nn", "N"), ("pp", "P"), ("rr", "R"), ("ss", "S"), ("tt", "T"), ("zz", "Z"),
        ("a", "AE"), ("b", "B"), ("c", "K"), ("d", "D"), ("e", "EH"), ("f", "F"), ("g", "G"), ("h", "HH"), ("i", "IH"), ("j", "JH"), ("k", "K"), ("l", "L"), ("m", "M"),
        ("n", "N"), ("o", "AA"), ("p", "P"), ("q", "K"), ("r", "R"), ("s", "S"), ("t", "T"), ("u", "AH"), ("v", "V"), ("w", "W"), ("x", "K S"), ("y", "IY"), ("z", "Z"), ("'", ""),
    ];

    static readonly Dictionary<char, string> longVowels = new() { ['a'] = "EY", ['e'] = "IY", ['i'] = "AY", ['o'] = "OW", ['u'] = "UW", ['y'] = "AY" };

    /// <summary>Phones of CMU's dictionary with spaces between them, at least one.</summary>
    /// <param name="word">Lower-case letters and apostrophes.</param>
    public static string Guess(string word)
    {
        var phones = new StringBuilder();
        for (var at = 0; at < word.Length;)
        {
            var (length, sounds) = Next(word, at);
            if (sounds.Length > 0)
                phones.Append(phones.Length > 0 ? " " : "").Append(sounds);
            at += length;
        }
        return phones.Length > 0 ? phones.ToString() : "AH";
    }

    static (int Length, string Phones) Next(string word, int at)
    {
        var rest = word.AsSpan(at);
        var last = rest.Length == 1;
        if (at > 0 && last && rest[0] == 'e')
            return (1, "");
        if (at == 0 && rest.StartsWith("y") && rest.Length > 1)
            return (1, "Y");
        // "make": a vowel before one consonant and a final e.
        if (rest.Length == 3 && rest[2] == 'e' && !longVowels.ContainsKey(rest[1]) && longVowels.TryGetValue(rest[0], out var vowel))
            return (1, vowel);
        foreach (var (spelling, phones) in rules)
        {
            if (rest.StartsWith(spelling))
                return (spelling.Length, phones);
        }
        return (1, "");
    }
}
