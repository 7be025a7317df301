using System.Text.RegularExpressions;

namespace SpeechCoach.Worker;

/// <summary>What a question of a language model must be before a learner is asked it. It is an extra: one that is not fit is left out.</summary>
static partial class FollowUpText
{
    const int Shortest = 10;
    const int Longest = 250;

    /// <summary>The question, or null where it is none that could be asked.</summary>
    public static string? Kept(string? text) =>
        text?.Trim() is { Length: >= Shortest and <= Longest } question && question.EndsWith('?') && !Unfit().IsMatch(question) ? question : null;

    // Line breaks, markup, links and whatever cannot be seen.
    [GeneratedRegex(@"[\p{C}<>\[\]{}|\\`*_#]|//|\bwww\.|\S@\S", RegexOptions.IgnoreCase)]
    private static partial Regex Unfit();
}
