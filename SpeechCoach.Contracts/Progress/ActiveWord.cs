namespace SpeechCoach.Contracts;

/// <summary>A word that a learner uses.</summary>
/// <param name="Word">The word, as the frequency list spells it.</param>
/// <param name="Count">How often it was said.</param>
/// <param name="LastDay">The last day on which it was.</param>
public sealed record ActiveWord(string Word, int Count, DateOnly LastDay)
{
    /// <summary>Days after which a word that is not said any more is no longer active.</summary>
    public const int Days = 30;

    /// <summary>The words of some days, the most used first, those used alike in ordinal order.</summary>
    public static IReadOnlyList<ActiveWord> Of(IEnumerable<(DateOnly Day, WordsOfDay Words)> days) =>
    [
        .. days.SelectMany(day => day.Words.Words, (day, word) => (day.Day, word.Key, word.Value))
            .GroupBy(word => word.Key)
            .Select(word => new ActiveWord(word.Key, word.Sum(day => day.Value), word.Max(day => day.Day)))
            .OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal),
    ];
}
