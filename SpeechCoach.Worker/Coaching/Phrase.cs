using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>Words between two pauses.</summary>
/// <param name="Range">Where they are.</param>
/// <param name="Text">The words.</param>
public sealed record Phrase(TimeRange Range, string Text)
{
    /// <summary>Cuts words where the sound pauses.</summary>
    public static IReadOnlyList<Phrase> Of(IReadOnlyList<TimedWord> words, IReadOnlyList<TimeRange> pauses)
    {
        List<Phrase> phrases = [];
        foreach (var phrase in words.GroupBy(word => pauses.Count(pause => pause.End <= word.Start + pause.Length / 2)))
            phrases.Add(new(new(phrase.First().Start, phrase.Last().End), string.Join(' ', phrase.Select(word => word.Text))));
        return phrases;
    }
}
