using System.Text.RegularExpressions;

namespace SpeechCoach.Worker;

/// <summary>What a text must be before a learner reads it under the coach's name.</summary>
static partial class RemarkText
{
    const int Shortest = 15;
    const int Longest = 400;
    const int FewestCommonWords = 2;
    const double CommonShare = 0.15;

    static readonly HashSet<string> Common = new(
        """
        the a to of and you your is it that for with at this on when where before after one let keep more was are be as by from not or what how
        each out so then than they them but if into them listener speak say said next time
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with it, as the end of a sentence; null where nothing is.</summary>
    public static string? Fault(string text, GivenNumbers numbers) => text.Trim() switch
    {
        { Length: < Shortest } => "is too short",
        { Length: > Longest } => "is too long",
        var trimmed when !Plain().IsMatch(trimmed) => "holds characters that plain English does not need",
        var trimmed when Link().IsMatch(trimmed) => "holds a link",
        var trimmed when SpelledNumber().IsMatch(trimmed) || !numbers.Hold(trimmed) => "holds a number that was not measured",
        var trimmed when !IsEnglish(trimmed) => "is not English",
        _ => null,
    };

    // Common words tell a language well enough to notice another one; a heuristic.
    static bool IsEnglish(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        var common = words.Where(Common.Contains).ToList();
        return common.Count >= CommonShare * words.Count && common.Distinct(StringComparer.OrdinalIgnoreCase).Count() >= FewestCommonWords;
    }

    [GeneratedRegex(@"\A[A-Za-z\u00C0-\u024F0-9 .,;:!?'’‘""“”()–—\-%/…]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"//|\bwww\.|[\p{L}\d]\.\p{L}{2,}|\b(?:https?|javascript|mailto|tg)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|half|percent)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex SpelledNumber();

    [GeneratedRegex(@"[\p{L}’']+")]
    private static partial Regex Word();
}
