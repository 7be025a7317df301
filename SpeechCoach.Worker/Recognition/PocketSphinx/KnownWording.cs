using SpeechCoach.Speech;

namespace SpeechCoach.Worker;

/// <summary>A wording as it was written, numerals read aloud, and as the dictionary spells it: "twenty-one," is one word of two.</summary>
sealed class KnownWording
{
    readonly List<string> texts = [];
    readonly List<(string Text, int Owner)> spelled = [];

    public KnownWording(string text)
    {
        foreach (var token in Numerals.ReadAloud(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var spellings = AlignmentGrammar.Words(token);
            if (spellings.Count > 0)
            {
                spelled.AddRange(spellings.Select(spelling => (spelling, texts.Count)));
                texts.Add(token);
            }
            // A dash on its own has no sound; it stays with the word before.
            else if (texts.Count > 0)
                texts[^1] += $" {token}";
        }
    }

    /// <summary>The words of the dictionary.</summary>
    public IReadOnlyList<string> Spelled => [.. spelled.Select(word => word.Text)];

    /// <summary>The words as written, from the times of those of the dictionary.</summary>
    /// <param name="times">A range for each of <see cref="Spelled"/>.</param>
    public IReadOnlyList<TimedWord> Timed(IReadOnlyList<TimeRange> times)
    {
        var ranges = spelled.Zip(times).ToLookup(word => word.First.Owner, word => word.Second);
        return [.. texts.Select((text, i) => new TimedWord(text, ranges[i].First().Start, ranges[i].Last().End))];
    }
}
